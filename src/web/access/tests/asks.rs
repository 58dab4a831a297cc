//! How each page and server function is asked, with words in braces for the first merchant's things.

use super::stage::{HERE, Stage};

/// Server functions, in an order in which each is still possible: an endpoint and the body of the request. One that names
/// several kinds of things stands here several times.
pub const SERVER_FUNCTIONS: &[(&str, &str)] = &[
    ("door", ""),
    ("frame", ""),
    ("me", ""),
    ("home", "mode=test"),
    ("find", "turn=1&text=goldcrest"),
    ("links", "query[mode]=test&query[page]=1"),
    ("link", "id={link}&asked[range]=month&asked[tab]=all&asked[page]=1"),
    ("new_link", ""),
    ("edited_link", "id={link}"),
    ("link_warnings", "turn=1&link={link}&form[title]=Other&form[path]=other"),
    ("outbox", "all=true&page=1"),
    ("payments", "query[mode]=test&query[page]=1"),
    ("payment", "id={late}"),
    ("customers", "query[page]=1"),
    ("customer", "id={customer}"),
    ("customer_choices", "text=goldcrest"),
    ("tags_of_customer", "email=maja@goldcrest.example"),
    ("tags", "kind=link"),
    ("tag_uses", "kind=link"),
    ("products", ""),
    ("product", "id={product}"),
    ("business", ""),
    ("message_settings", ""),
    ("template", "purpose=request"),
    ("preview_template", "turn=1&form[purpose]=request&form[subject]=Payment&form[body]=Please+pay.+%7B%7Blink%7D%7D"),
    ("networks", ""),
    ("rates", "currency=EUR"),
    ("wallets", ""),
    ("wallet_addresses", "id={wallet}&page=1"),
    ("save_link", "form[title]=New&form[amount]=6.00&form[assets][0]=sandbox:1/token:USDC&form[window_minutes]=15"),
    (
        "save_link",
        "link={link}&form[title]=Changed&form[amount]=6.00&form[assets][0]=sandbox:1/token:USDC&form[window_minutes]=15",
    ),
    (
        "save_link",
        "form[kind]=product&form[product]={product}&form[title]=Sold&form[assets][0]=sandbox:1/token:USDC\
         &form[window_minutes]=15",
    ),
    ("act_on_links", "links[0]={link}&act=deactivate"),
    ("act_on_links", "links[0]={link}&act=activate"),
    ("duplicate_link", "link={link}"),
    ("set_link_limit", "link={link}&limit_kind=number&limit=90"),
    ("choose_front_link", "link={link}&front=true"),
    ("choose_front_link", "link=&front=false"),
    ("send_link", "link={for_one}&email=true"),
    ("set_reminders", "link={for_one}&on=true&every=two_days&most=3"),
    ("new_invoice", "from="),
    ("new_invoice", "from={invoice}"),
    ("invoicing", ""),
    (
        "issue_invoice",
        "form[lines][0][row]=0&form[lines][0][description]=Prints&form[lines][0][price]=20.00&form[tax_name]=VAT\
         &form[assets][0]=sandbox:1/token:USDC&form[window_minutes]=15&form[due_on]=2026-01-20&form[customer]=new\
         &form[customer_email]=per@example.com&form[customer_name]=Per",
    ),
    ("void_invoice", "link={invoice}"),
    ("act_on_message", "id={message}&again=false"),
    ("accept_payment", "id={late}"),
    ("dismiss_payment", "id={later}"),
    ("cancel_payment", "id={open}"),
    ("try_actions_again", "id={unreceipted}"),
    ("unattributed", "query[mode]=test&query[page]=1"),
    ("attribute_transfer", "id=tr_01KDW3YK000000000000000000&session={paid}"),
    ("look_at_transfer", "id=tr_01KDW3YK000000000000000000"),
    ("save_customer", "form[email]=olaf@example.com&form[name]=Olaf"),
    ("save_customer", "customer={customer}&form[email]=maja@goldcrest.example&form[name]=Maja+Changed"),
    ("import_customers", "csv=email,name%0Akari@example.com,Kari"),
    ("save_tag", "form[kind]=customer&form[name]=Regular&form[colour]=green"),
    ("save_tag", "tag={tag}&form[kind]=link&form[name]=Goldcrest+green&form[colour]=green"),
    ("tag_them", "asked[kind]=link&asked[targets][0]={link}&asked[act]=add&asked[tags][0]={tag}"),
    ("merge_tags", "tag={other_tag}&into={tag}"),
    ("delete_tag", "tag={tag}"),
    ("take_back", "undo={undo}"),
    ("save_product", "form[name]=Frame&form[unit]=USDC&form[price]=4.00&form[active]=true"),
    ("save_product", "product={product}&form[name]=Goldcrest+frame&form[unit]=USDC&form[price]=4.00&form[active]=true"),
    (
        "save_business",
        "form[name]=Renamed&form[handle]=renamed&form[accent]=%230e5e73&form[window_minutes]=60\
         &form[tolerance_kind]=percent&form[tolerance]=0",
    ),
    ("save_template", "form[purpose]=request&form[subject]=Payment&form[body]=Please+pay.+%7B%7Blink%7D%7D"),
    ("reset_template", "purpose=request"),
    ("save_hours", "form[zone]=Europe/Oslo"),
    ("save_invoicing", "form[address]=Kirkegade+3&form[tax_name]=VAT&form[prefix]=Q-&form[next]=1"),
    ("set_rate", "form[symbol]=USDC&form[currency]=EUR&form[rate]=0.90"),
    ("preview_wallet", "form[name]=Other&form[mode]=live&form[key]=0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
    ("add_wallet", "form[name]=Other&form[mode]=live&form[key]=0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
    ("set_wallet_active", "id={wallet}&active=false"),
    ("raise_gap", "id={paying_wallet}&to=0"),
    ("save_network", "form[id]=sandbox:1&form[confirmations]=3&form[enabled]=true"),
    ("set_asset_enabled", "id=sandbox:1/token:USDC&enabled=true"),
    ("add_token", "form[network]=sandbox:1&form[contract]=0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
    ("erase_customer", "customer={customer}&email=maja@goldcrest.example"),
    ("team", ""),
    ("audit_log", "member=&page=1"),
    ("audit_log", "member={member}&page=1"),
    ("invite", "form[email]=liv@example.com&form[role]=staff"),
    ("invite_again", "invitation={invitation}"),
    ("revoke_invitation", "invitation={invitation}"),
    ("change_role", "member={member}&role=staff"),
    ("remove_member", "member={member}"),
    ("account", ""),
    ("rename_member", "name=Another+Name"),
    ("change_password", "form[current]=a+wrong+long+password&form[password]=another+long+password"),
    ("end_sign_in", "name=nothing"),
    ("end_other_sign_ins", ""),
    ("turn_off_second_factor", "form[password]=a+wrong+long+password&form[code]=000000"),
    ("renew_recovery_codes", "form[password]=a+wrong+long+password&form[code]=000000"),
    ("begin_second_factor", ""),
    ("second_factor_start", ""),
    ("turn_on_second_factor", "form[password]=a+wrong+long+password&form[code]=000000"),
    ("fresh_recovery_codes", ""),
    ("put_codes_away", ""),
    ("notifications", ""),
    ("save_notifications", "form[mail][paid]=at_once&form[push][paid]=on&form[hour]=18"),
    (
        "add_browser",
        "form[endpoint]=https://push.example.com/1&form[auth]=BTBZMqHH6r4Tts7J_aSIgg&form[p256dh]=BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-\
         JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    ),
    ("test_notifications", ""),
    ("remove_browser", "id=brw_01KDW3YK000000000000000000"),
    ("can_mail_resets", ""),
    ("ask_for_reset", "email=nobody@example.com"),
    ("can_reset", "token=guessed"),
    ("reset_password", "token=guessed&password=another+long+password"),
    ("second_step_door", ""),
    ("second_step", "code=000000"),
    ("ask_passkey", ""),
    ("sign_in_with_passkey", "answer=%7B%7D"),
    ("ask_passkey_step", ""),
    ("second_step_with_passkey", "answer=%7B%7D"),
    ("ask_passkey_proof", ""),
    ("begin_passkey", "form[name]=Phone&form[password]=a+wrong+long+password"),
    ("add_passkey", "name=Phone&answer=%7B%7D"),
    ("rename_passkey", "passkey=nothing&name=a+name+of+far+too+many+characters+for+what+is+to+tell+two+devices+apart"),
    ("remove_passkey", "passkey=nothing&form[password]=a+wrong+long+password&form[code]=000000"),
    ("invitation", "token=guessed"),
    ("accept_invitation", "form[token]=guessed&form[name]=M&form[password]=a+long+enough+password"),
    (
        "setup",
        "form[token]=guessed&form[name]=M&form[email]=m@example.com&form[password]=a+long+enough+password&form[business]=M",
    ),
    ("businesses", ""),
    ("switch_business", "to={here}"),
    ("add_business", "form[business]=&form[handle]="),
    ("join_business", "token=guessed"),
    ("leave_business", ""),
    ("sign_in", "email=nobody@example.com&password=a+wrong+long+password"),
    ("sign_out", ""),
];

/// What is refused here for what was asked, whoever asks: the sandbox has no contracts, no money came that nobody asked for,
/// the server is set up.
pub const NEVER_DONE: &[&str] =
    &["add_token", "attribute_transfer", "look_at_transfer", "setup", "sign_in", "invitation", "accept_invitation"];

/// Fills in the first merchant's things, or with `nobodys` names that nobody has.
pub fn filled(stage: &Stage, text: &str, nobodys: bool) -> String {
    let mut text = text.to_owned();
    for (word, name) in &stage.things {
        let name = if nobodys && *word != HERE { nobodys_name(name) } else { name.clone() };
        text = text.replace(&format!("{{{word}}}"), &name);
    }
    text
}

/// The same kind of name with its end changed, which nobody has.
fn nobodys_name(name: &str) -> String {
    let (rest, _) = name.split_at(name.len() - 4);
    format!("{rest}0000")
}

/// Which of the things a page or route is about: the word for the parameter in its path.
pub fn path_of(path: &str) -> String {
    let thing = match path {
        _ if path.starts_with("/dashboard/links/") => "{link}",
        _ if path.starts_with("/dashboard/payments/") => "{late}",
        _ if path.starts_with("/dashboard/customers/") => "{customer}",
        _ if path.starts_with("/dashboard/products/") => "{product}",
        _ if path.starts_with("/dashboard/settings/wallets/") => "{wallet}",
        _ if path.ends_with("/receipt") || path.ends_with("/receipt.pdf") => "{paid}",
        _ => "{open}",
    };
    let path = path.replace("{id}", thing).replace("{session}", thing).replace("{purpose}", "request");
    let path = path.replace("{code}", "nothing").replace("{token}", "nothing").replace("{provider}", "twilio");
    path.replace("{name}", "0000").replace("{handle}", "northlight-studio").replace("{last}", "nothing-here")
}
