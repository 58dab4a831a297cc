//! A running router with two merchants, and everybody who may ask it something.

use crate::web::{AppState, Site, ending, router};
use api_types::{
    customers::TagForm,
    dashboard::{LinkForm, ProductForm, WalletForm},
    invoices::{InvoiceForm, LineForm},
    team::InviteForm,
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::{
    Millis, Tolerance,
    ids::{MemberId, MerchantId},
};
use service::{Actor, Entry};
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};
use storage::{
    Store,
    records::{Member, Merchant, Page, Role},
};
use tempfile::TempDir;
use testkit::{
    postgres::Contents,
    world::{World, usdc},
};
use tower::ServiceExt;

/// Where it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Nobody is signed in.
    Anonymous,
    /// The owner of another merchant on the same server.
    Stranger,
    /// An owner of the first merchant who is staff of the other one too, and has turned to that.
    Turned,
    /// A member.
    Member(Role),
}

impl Who {
    /// Whether their sign-in looks at another merchant than the first, whose things are asked for.
    pub fn is_outside(self) -> bool {
        matches!(self, Self::Stranger | Self::Turned)
    }

    fn email(self) -> Option<String> {
        match self {
            Self::Anonymous => None,
            Self::Stranger => Some("stranger@example.com".to_owned()),
            Self::Turned => Some(BOTH.to_owned()),
            Self::Member(Role::Owner) => Some("ingrid@example.com".to_owned()),
            Self::Member(role) => Some(format!("{}@example.com", role.as_str())),
        }
    }
}

/// What came back.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: StatusCode,
    pub leads_to: Option<String>,
    pub text: String,
}

/// The router, its database and what is in it.
pub struct Stage {
    router: Router,
    state: AppState,
    /// What is behind it.
    pub world: World,
    /// Names of the first merchant's things, by the words that stand for them in what is asked.
    pub things: BTreeMap<&'static str, String>,
    cookie: Option<String>,
    /// The business that pages say they are of. `None`: they say nothing.
    pub of_business: Option<String>,
    folder: TempDir,
    /// What a database of PostgreSQL holds. `None`: SQLite keeps it in the folder.
    contents: Option<Contents>,
}

/// The word for the merchant that who asks looks at: no thing of the first.
pub const HERE: &str = "here";
/// A member who is changed and removed.
const HELPER: &str = "helper@goldcrest.example";
/// Somebody who is in both.
const BOTH: &str = "both@example.com";
const PASSWORD: &str = "a long enough password";

impl Stage {
    /// Seen by one who asks.
    pub async fn for_one(who: Who, engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, contents): (Arc<dyn Store>, _) = match engine {
            Engine::Sqlite => {
                let store = storage_sqlite::SqliteStore::open(folder.path().join("tallystick.db")).await.unwrap();
                (Arc::new(store), None)
            }
            Engine::Postgres => {
                let url = testkit::postgres::database().unwrap();
                let store = storage_postgres::PostgresStore::connect(&url).await.unwrap();
                (Arc::new(store), Some(Contents::of(&url).await.unwrap()))
            }
        };
        let world = World::on(Arc::clone(&store), 7).await;
        let other = people(&world).await;
        let mut things = things(&world).await;
        let here = if who.is_outside() { other } else { world.owner.merchant };
        things.insert(HERE, here.to_string());
        let manifest = r#"{"pay":{"output_name":"pay"},"dashboard":{"output_name":"dashboard"},"css":{"pay":"pay.css","receipt":"receipt.css","dashboard":"dashboard.css"}}"#;
        std::fs::write(folder.path().join("manifest.json"), manifest).unwrap();
        let state = AppState {
            service: Arc::clone(&world.service),
            site: Arc::new(Site::open(folder.path()).unwrap()),
            metrics: Arc::default(),
            reports: Arc::default(),
            bounce_key: None,
            origin: "https://pay.example".into(),
            secure: true,
            behind_proxy: false,
            ending: ending().1,
        };
        let cookie = match who.email() {
            Some(email) => match world.service.sign_in(&email, PASSWORD, "a place").await {
                Ok(Entry::Inside(token)) => Some(format!("__Host-tallystick={token}")),
                _ => panic!("{email} does not sign in"),
            },
            None => None,
        };
        let stage =
            Self { router: router(state.clone()), state, world, things, cookie, of_business: None, folder, contents };
        // What is noted of a sign-in when it is used first is noted before anything is compared.
        stage.ask(&Method::POST, "/dashboard/do/me", "application/x-www-form-urlencoded", String::new()).await;
        stage
    }

    /// What the handlers use.
    pub fn state(&self) -> AppState {
        self.state.clone()
    }

    /// Asks, as the one whose stage it is. Streams are not read.
    pub async fn ask(&self, method: &Method, path: &str, kind: &str, body: String) -> Answer {
        self.ask_for("*/*", method, path, kind, body).await
    }

    /// The same for an answer of some kind: forms without script ask for `text/html`.
    pub async fn ask_for(&self, accept: &str, method: &Method, path: &str, kind: &str, body: String) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT, accept);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(of) = &self.of_business {
            request = request.header("tallystick-business", of);
        }
        let answered = self.answered(request.body(Body::from(body)).unwrap());
        // Long beyond what any page takes: one that never answers is named, and does not hold the tests up for good.
        match tokio::time::timeout(std::time::Duration::from_secs(60), answered).await {
            Ok(answer) => answer,
            Err(_) => panic!("{method} {path} does not answer"),
        }
    }

    async fn answered(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let leads_to = text_of(answer.headers(), header::LOCATION);
        let stream = text_of(answer.headers(), header::CONTENT_TYPE).is_some_and(|kind| kind.contains("event-stream"));
        let text = if stream {
            String::new()
        } else {
            let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        Answer { status, leads_to, text }
    }

    /// Opens a stream, as the one whose stage it is.
    pub async fn listen(&self, path: &str) -> (StatusCode, Body) {
        let request = Request::get(path).header(header::COOKIE, self.cookie.as_deref().unwrap_or_default());
        let answer = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        (answer.status(), answer.into_body())
    }

    /// The token in the cookie of the one whose stage it is.
    pub fn token(&self) -> &str {
        self.cookie.as_deref().and_then(|cookie| cookie.split_once('=')).expect("somebody is signed in").1
    }

    /// The first merchant's id.
    pub fn first(&self) -> String {
        self.world.owner.merchant.to_string()
    }

    /// How much the first merchant's audit log holds.
    pub async fn audited(&self) -> usize {
        let all = Page { offset: 0, limit: 10_000 };
        self.world.store.read().await.unwrap().audit(self.world.owner.merchant, None, all).await.unwrap().len()
    }

    /// All that the database keeps: whoever wrote anything changed some of it.
    pub async fn database(&self) -> Vec<Vec<u8>> {
        if let Some(contents) = &self.contents {
            return contents.digests().await.unwrap().into_iter().map(String::into_bytes).collect();
        }
        let read = |name: &str| std::fs::read(PathBuf::from(self.folder.path()).join(name)).unwrap_or_default();
        vec![read("tallystick.db"), read("tallystick.db-wal")]
    }
}

fn text_of(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name).map(|value| value.to_str().unwrap().to_owned())
}

/// Members of every role, and another merchant with an owner of its own.
async fn people(world: &World) -> MerchantId {
    let mut tx = world.store.write().await.unwrap();
    let owner = tx.members_of(world.owner.merchant).await.unwrap().remove(0);
    let ours = tx.merchant(world.owner.merchant).await.unwrap().unwrap();
    let other = Merchant {
        id: MerchantId::from_parts(Millis(2), 2),
        handle: "stranger".parse().unwrap(),
        name: "Stranger and Sons".to_owned(),
        tolerance: Tolerance::default(),
        contact_email: None,
        // Who owns the first business of a server operates it.
        created_at: ours.created_at.plus(Millis(1)),
        ..ours.clone()
    };
    tx.insert_merchant(&other).await.unwrap();
    let member = |n: u32, who: Who, merchant: &Merchant, role| Member {
        id: MemberId::from_parts(Millis(2), u128::from(n)),
        merchant: merchant.id,
        email: who.email().unwrap(),
        name: format!("Member {n}"),
        role,
        ..owner.clone()
    };
    for (n, role) in (1..).zip([Role::Admin, Role::Staff, Role::Viewer]) {
        tx.insert_member(&member(n, Who::Member(role), &ours, role)).await.unwrap();
    }
    let helper = Member { email: HELPER.to_owned(), ..member(5, Who::Member(Role::Viewer), &ours, Role::Viewer) };
    tx.insert_member(&helper).await.unwrap();
    let stranger = member(9, Who::Stranger, &other, Role::Owner);
    tx.insert_member(&stranger).await.unwrap();
    let both = Member { email: BOTH.to_owned(), ..member(10, Who::Stranger, &ours, Role::Owner) };
    tx.insert_member(&both).await.unwrap();
    // Later, so that a sign-in looks there.
    tx.join(other.id, both.id, Role::Staff, both.joined_at.plus(Millis(1))).await.unwrap();
    tx.commit().await.unwrap();
    let actor = Actor { member: stranger.id, merchant: other.id, role: Role::Owner };
    let link = LinkForm { title: "Of the stranger".to_owned(), ..link_form() };
    world.service.create_link(&actor, link).await.unwrap();
    other.id
}

fn link_form() -> LinkForm {
    LinkForm {
        title: "Goldcrest workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    }
}

/// One of each thing that the first merchant has.
async fn things(world: &World) -> BTreeMap<&'static str, String> {
    let (service, owner) = (&world.service, &world.owner);
    let link = service.create_link(owner, link_form()).await.unwrap();
    let form = LinkForm {
        title: "Goldcrest portrait".to_owned(),
        customer: "new".to_owned(),
        customer_email: "maja@goldcrest.example".to_owned(),
        customer_name: "Maja Goldcrest".to_owned(),
        send_email: true,
        ..link_form()
    };
    let for_one = service.create_link(owner, form).await.unwrap();
    let message = service.outbox(owner, true, 1).await.unwrap().0.remove(0);
    let customers = service.customer_choices(owner, "goldcrest").await.unwrap();
    assert_eq!(customers.len(), 1);
    let form = InvoiceForm {
        lines: vec![LineForm {
            description: "Goldcrest prints".to_owned(),
            price: "20.00".to_owned(),
            ..LineForm::default()
        }],
        tax_name: "VAT".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        due_on: "2026-01-20".to_owned(),
        customer: "known".to_owned(),
        customer_email: "maja@goldcrest.example".to_owned(),
        ..InvoiceForm::default()
    };
    let invoice = service.issue_invoice(owner, &form).await.unwrap();
    let listed = service.customers(owner, api_types::dashboard::ListQuery::default()).await.unwrap();
    let mut tags = Vec::new();
    for name in ["Goldcrest red", "Goldcrest blue", "Goldcrest grey"] {
        let form = TagForm { kind: "link".to_owned(), name: name.to_owned(), colour: "blue".to_owned() };
        tags.push(service.save_tag(owner, None, &form).await.unwrap().id);
    }
    let form = ProductForm {
        name: "Goldcrest print".to_owned(),
        unit: "USDC".to_owned(),
        price: "9.00".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let product = service.save_product(owner, None, form).await.unwrap();
    let form = WalletForm {
        name: "Goldcrest wallet".to_owned(),
        mode: "live".to_owned(),
        key: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed".to_owned(),
    };
    let wallet = service.add_wallet(owner, form).await.unwrap();
    let form = InviteForm { email: "liv@goldcrest.example".to_owned(), role: "viewer".to_owned() };
    service.invite(owner, &form).await.unwrap();
    let team = service.team(owner).await.unwrap();
    let helper = team.members.iter().find(|member| member.email == HELPER).unwrap();
    // Two that were paid too late, which the merchant decides about, one that is paid and one that waits.
    let late = [world.open(&link).await, world.open(&link).await];
    world.clock.advance(Millis::minutes(20));
    let undo = service.delete_tag(owner, &tags[2]).await.unwrap();
    world.mine(1);
    world.follow().await;
    for session in late {
        world.pay(session, 5_000_000).await;
    }
    let paid = world.open(&link).await;
    world.pay(paid, 5_000_000).await;
    world.mine(12);
    world.follow().await;
    // One whose receipt could be sent to nobody.
    let receipted = service.create_link(owner, LinkForm { send_receipt: true, ..link_form() }).await.unwrap();
    let unreceipted = world.open(&receipted).await;
    world.pay(unreceipted, 5_000_000).await;
    world.mine(12);
    world.follow().await;
    service.run_due_jobs().await.unwrap();
    let open = world.open(&link).await;
    [
        ("link", link.id),
        ("for_one", for_one.id),
        ("invoice", invoice.id),
        ("message", message.item.id),
        ("customer", listed.rows[0].id.clone()),
        ("tag", tags[0].clone()),
        ("other_tag", tags[1].clone()),
        ("undo", undo.id),
        ("product", product.id),
        ("wallet", wallet.id),
        ("paying_wallet", world.session(paid).await.wallet.to_string()),
        ("late", late[0].to_string()),
        ("later", late[1].to_string()),
        ("paid", paid.to_string()),
        ("unreceipted", unreceipted.to_string()),
        ("open", open.to_string()),
        ("member", helper.id.clone()),
        ("invitation", team.invitations[0].id.clone()),
    ]
    .into()
}
