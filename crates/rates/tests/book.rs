//! The book with scripted sources, on tokio's virtual clock.

use async_trait::async_trait;
use domain::{
    Millis,
    fiat::{ManualRate, NoRate, Pair, Source},
};
use rates::{Clock, Observation, RateBook, RateError, RateSource};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::time::{Instant, advance, sleep};

const START: Millis = Millis(1_800_000_000_000);

/// Tokio's clock as the time of day.
struct Virtual(Instant);

impl Clock for Virtual {
    fn now(&self) -> Millis {
        START.plus(Millis(self.0.elapsed().as_millis().try_into().expect("a time")))
    }
}

type Say = dyn Fn(&[Pair], Millis) -> Result<Vec<Observation>, RateError> + Send + Sync;

/// A source that says what it is told, after a while.
struct Scripted {
    name: &'static str,
    takes: Duration,
    say: Mutex<Box<Say>>,
    requests: Mutex<Vec<(Instant, Vec<Pair>)>>,
    running: AtomicUsize,
    most_at_once: AtomicUsize,
}

impl Scripted {
    fn new(name: &'static str, takes: u64, say: Box<Say>) -> Arc<Self> {
        Arc::new(Self {
            name,
            takes: Duration::from_millis(takes),
            say: Mutex::new(say),
            requests: Mutex::default(),
            running: AtomicUsize::new(0),
            most_at_once: AtomicUsize::new(0),
        })
    }

    fn now_says(&self, say: Box<Say>) {
        *self.say.lock().expect("a lock") = say;
    }

    fn count(&self) -> usize {
        self.requests.lock().expect("a lock").len()
    }

    /// Seconds between one request and the next.
    fn gaps(&self) -> Vec<u64> {
        let requests = self.requests.lock().expect("a lock");
        requests.windows(2).map(|two| two[1].0.duration_since(two[0].0).as_secs()).collect()
    }
}

#[async_trait]
impl RateSource for Scripted {
    fn name(&self) -> &'static str {
        self.name
    }

    async fn rates(&self, pairs: &[Pair], asked: Millis) -> Result<Vec<Observation>, RateError> {
        self.requests.lock().expect("a lock").push((Instant::now(), pairs.to_vec()));
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_once.fetch_max(running, Ordering::SeqCst);
        sleep(self.takes).await;
        self.running.fetch_sub(1, Ordering::SeqCst);
        self.say.lock().expect("a lock")(pairs, asked)
    }
}

fn always(rate: &'static str) -> Box<Say> {
    Box::new(move |pairs, at| {
        let say = |pair: &Pair| Observation { pair: pair.clone(), rate: rate.parse().expect("a rate"), at };
        Ok(pairs.iter().map(say).collect())
    })
}

fn fails(error: RateError) -> Box<Say> {
    Box::new(move |_, _| Err(error.clone()))
}

fn pair(symbol: &str) -> Pair {
    Pair { symbol: symbol.parse().expect("a symbol"), currency: "EUR".parse().expect("a currency") }
}

struct Scene<const N: usize> {
    book: Arc<RateBook>,
    sources: [Arc<Scripted>; N],
}

fn scene<const N: usize>(sources: [Arc<Scripted>; N]) -> Scene<N> {
    let all = sources.iter().map(|it| Arc::clone(it) as Arc<dyn RateSource>).collect();
    let book = RateBook::start(all, Arc::new(Virtual(Instant::now()))).expect("a book");
    Scene { book: Arc::new(book), sources }
}

/// Three honest sources that take `takes` milliseconds.
fn honest(takes: [u64; 3]) -> Scene<3> {
    let [a, b, c] = takes;
    scene([
        Scripted::new("Kraken", a, always("2500")),
        Scripted::new("Coinbase", b, always("2510")),
        Scripted::new("CoinGecko", c, always("2490")),
    ])
}

/// Four honest sources, so that three are left when one has no voice.
fn four(takes: [u64; 4]) -> Scene<4> {
    let [a, b, c, d] = takes;
    scene([
        Scripted::new("Kraken", a, always("2500")),
        Scripted::new("Coinbase", b, always("2510")),
        Scripted::new("CoinGecko", c, always("2490")),
        Scripted::new("Bitstamp", d, always("2510")),
    ])
}

async fn seconds(count: u64) {
    sleep(Duration::from_secs(count)).await;
}

/// What was answered, and after how many milliseconds.
async fn ask(book: &RateBook, symbol: &str) -> (Result<(String, usize), NoRate>, u128) {
    let before = Instant::now();
    let answer = book.agreed(&pair(symbol), None).await;
    (answer.map(|it| (it.rate.to_string(), it.sources.len())), before.elapsed().as_millis())
}

#[tokio::test(start_paused = true)]
async fn the_first_question_waits_for_all_sources_and_the_next_is_answered_from_memory() {
    let Scene { book, sources } = honest([100, 500, 900]);
    assert_eq!(ask(&book, "ETH").await, (Ok(("2500".to_owned(), 3)), 900));
    assert_eq!(ask(&book, "ETH").await, (Ok(("2500".to_owned(), 3)), 0));
    assert_eq!(sources.each_ref().map(|it| it.count()), [1, 1, 1]);
    let states = book.sources();
    assert!(states.iter().all(|it| it.answered.is_some() && it.trouble.is_none()), "{states:?}");
}

#[tokio::test(start_paused = true)]
async fn a_slow_source_is_waited_for_three_seconds_and_then_has_no_voice() {
    let Scene { book, .. } = four([100, 200, 19_000, 100]);
    assert_eq!(ask(&book, "ETH").await, (Ok(("2510".to_owned(), 3)), 3_000));
    seconds(17).await;
    assert_eq!(ask(&book, "ETH").await, (Ok(("2505".to_owned(), 4)), 0));
    let Scene { book, .. } = honest([100, 200, 19_000]);
    assert_eq!(ask(&book, "ETH").await, (Err(NoRate::TooFew { fresh: 2, heard: 2 }), 3_000));
}

#[tokio::test(start_paused = true)]
async fn when_all_are_slow_there_is_no_rate_after_three_seconds() {
    let Scene { book, .. } = honest([60_000, 60_000, 60_000]);
    assert_eq!(ask(&book, "ETH").await, (Err(NoRate::Unknown), 3_000));
}

#[tokio::test(start_paused = true)]
async fn a_pair_is_kept_fresh_for_ten_minutes_after_it_was_asked_for_and_then_left_alone() {
    let Scene { book, sources } = honest([100, 100, 100]);
    ask(&book, "ETH").await.0.unwrap();
    seconds(590).await;
    assert_eq!(ask(&book, "ETH").await, (Ok(("2500".to_owned(), 3)), 0), "never older than a minute");
    assert!(sources[0].gaps().iter().all(|gap| *gap == 20), "{:?}", sources[0].gaps());
    seconds(640).await;
    let asked = sources[0].count();
    seconds(3_600).await;
    assert_eq!(sources[0].count(), asked, "nobody asks any more");
    assert_eq!(ask(&book, "ETH").await, (Ok(("2500".to_owned(), 3)), 100), "and it is fetched anew");
}

#[tokio::test(start_paused = true)]
async fn a_source_is_never_asked_twice_at_once_or_more_than_once_a_second() {
    let Scene { book, sources } = honest([700, 300, 10]);
    let symbols: Vec<String> = (0..200).map(|n| format!("C{n}")).collect();
    let questions = symbols.iter().enumerate().map(|(n, symbol)| {
        let book = &book;
        async move {
            sleep(Duration::from_millis(n as u64 * 7)).await;
            ask(book, symbol).await.0
        }
    });
    for answer in futures::future::join_all(questions).await {
        assert_eq!(answer.unwrap().1, 3);
    }
    for source in &sources {
        assert_eq!(source.most_at_once.load(Ordering::SeqCst), 1);
        assert!(source.gaps().iter().all(|gap| *gap >= 1) && source.count() <= 4, "{:?}", source.gaps());
    }
}

#[tokio::test(start_paused = true)]
async fn a_failing_source_is_asked_less_and_less_and_nobody_waits_for_it() {
    let Scene { book, sources } = four([100, 100, 100, 100]);
    sources[2].now_says(fails(RateError::Transient("CoinGecko fails (HTTP 500).".to_owned())));
    assert_eq!(ask(&book, "ETH").await, (Ok(("2510".to_owned(), 3)), 100));
    assert_eq!(ask(&book, "BTC").await, (Ok(("2510".to_owned(), 3)), 1_100), "the others take a breath of a second");
    assert_eq!(book.sources()[2].trouble.as_deref(), Some("CoinGecko fails (HTTP 500)."));
    seconds(300).await;
    assert_eq!(sources[2].gaps(), [5, 10, 20, 40, 80, 120]);
    sources[2].now_says(always("2490"));
    seconds(121).await;
    assert_eq!(ask(&book, "ETH").await, (Ok(("2505".to_owned(), 4)), 0));
    assert_eq!(book.sources()[2].trouble, None);
    seconds(50).await;
    assert_eq!(sources[2].gaps().last(), Some(&20), "as often as before");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_wants_to_be_left_alone_is() {
    let Scene { book, sources } = honest([100, 100, 100]);
    let wait = Some(Duration::from_secs(400));
    sources[0].now_says(fails(RateError::TooOften { source_name: "Kraken", wait }));
    // Asked about now and then, as by customers.
    for _ in 0..10 {
        drop(ask(&book, "ETH").await);
        seconds(100).await;
    }
    assert_eq!(sources[0].gaps(), [400, 400]);
}

#[tokio::test(start_paused = true)]
async fn rates_older_than_a_minute_are_never_quoted_however_long_the_sources_are_away() {
    let Scene { book, sources } = honest([0, 0, 0]);
    ask(&book, "ETH").await.0.unwrap();
    for source in &sources {
        source.now_says(fails(RateError::Persistent("gone".to_owned())));
    }
    seconds(60).await;
    assert_eq!(ask(&book, "ETH").await, (Ok(("2500".to_owned(), 3)), 0));
    advance(Duration::from_millis(2)).await;
    assert_eq!(ask(&book, "ETH").await, (Err(NoRate::TooFew { fresh: 0, heard: 3 }), 0));
    assert_eq!(ask(&book, "BTC").await, (Err(NoRate::Unknown), 0), "nobody to wait for");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_drifts_away_stops_quotes_until_it_is_back() {
    let Scene { book, sources } = honest([100, 100, 100]);
    sources[1].now_says(always("2600"));
    assert!(matches!(ask(&book, "ETH").await, (Err(NoRate::Apart { .. }), 100)));
    sources[1].now_says(always("2510"));
    seconds(21).await;
    assert_eq!(ask(&book, "ETH").await.0, Ok(("2500".to_owned(), 3)));
}

#[tokio::test(start_paused = true)]
async fn a_manual_rate_asks_nobody() {
    let Scene { book, sources } = honest([100, 100, 100]);
    let manual = ManualRate { rate: "1800".parse().unwrap(), at: START };
    let agreed = book.agreed(&pair("ETH"), Some(manual)).await.unwrap();
    assert_eq!((agreed.rate, agreed.sources.len(), agreed.is_manual()), (manual.rate, 1, true));
    seconds(60).await;
    assert!(sources.iter().all(|it| it.count() == 0));
}

#[tokio::test(start_paused = true)]
async fn what_no_source_knows_is_waited_for_once() {
    let Scene { book, sources } = honest([100, 100, 100]);
    for source in &sources {
        source.now_says(Box::new(|_, _| Ok(Vec::new())));
    }
    assert_eq!(ask(&book, "MYCOIN").await, (Err(NoRate::Unknown), 100));
    assert_eq!(ask(&book, "MYCOIN").await, (Err(NoRate::Unknown), 0));
}

#[tokio::test(start_paused = true)]
async fn what_a_source_says_of_the_future_or_of_other_pairs_is_not_kept_and_older_words_replace_no_newer() {
    let Scene { book, sources } = four([100, 100, 100, 100]);
    sources[0].now_says(Box::new(|_, at| {
        let say = |symbol, at| Observation { pair: pair(symbol), rate: "1".parse().unwrap(), at };
        Ok(vec![say("ETH", at.plus(Millis(60_000))), say("BTC", at)])
    }));
    assert_eq!(ask(&book, "ETH").await.0, Ok(("2510".to_owned(), 3)));
    let agreed = book.agreed(&pair("ETH"), None).await.unwrap();
    let names: Vec<_> = agreed.sources.into_iter().map(|it| it.source).collect();
    assert_eq!(names, ["Bitstamp", "CoinGecko", "Coinbase"].map(|name| Source::Public(name.to_owned())));
    sources[1].now_says(Box::new(|_, at| {
        Ok(vec![Observation { pair: pair("ETH"), rate: "1".parse().unwrap(), at: Millis(at.0 - 30_000) }])
    }));
    seconds(20).await;
    assert_eq!(ask(&book, "ETH").await.0, Ok(("2510".to_owned(), 3)));
}

#[tokio::test(start_paused = true)]
async fn a_majority_against_a_liar_takes_three_sources() {
    let source = |name| Scripted::new(name, 1, always("1")) as Arc<dyn RateSource>;
    let start = |names: &[&'static str]| {
        RateBook::start(names.iter().map(|name| source(name)).collect(), Arc::new(Virtual(Instant::now())))
    };
    for names in [&[][..], &["A", "B"], &["A", "B", "B"], &["A", "B", "C", "C"]] {
        assert!(start(names).is_err(), "{names:?}");
    }
    assert!(start(&["A", "B", "C"]).is_ok());
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_after_the_book_is_closed() {
    let Scene { book, sources } = honest([100, 100, 100]);
    drop(ask(&book, "ETH").await);
    seconds(30).await;
    drop(book);
    let asked = sources[0].count();
    seconds(300).await;
    assert_eq!((asked, sources[0].count()), (2, 2));
}
