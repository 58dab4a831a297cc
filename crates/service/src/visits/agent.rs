//! What a user agent says: a person's browser and system, or a program that must not count as a person ("preview bots
//! inflating views").

use domain::view::{Kind, Visitor};
use woothee::parser::Parser;

/// Parts of the user agents of those that draw a card of a link for somebody who got or writes it. In lower case.
const PREVIEWS: &[&str] = &[
    // Facebook, Instagram, Messenger; Apple's Messages says this too, and LINE.
    "facebookexternalhit",
    "facebookcatalog",
    "facebot",
    "meta-externalfetcher",
    "telegrambot",
    "slackbot-linkexpanding",
    "slack-imgproxy",
    "slackbot",
    "discordbot",
    "twitterbot",
    "linkedinbot",
    "skypeuripreview",
    "microsoftpreview",
    "bingpreview",
    "teamsbot",
    "whatsapp-linkpreview",
    "snap url preview",
    "pinterest/",
    "pinterestbot",
    "redditbot",
    "google-pagerenderer",
    "googleimageproxy",
    "google-read-aloud",
    "google web preview",
    "/+/web/snippet",
    "vkshare",
    "cardyb",
    "mastodon/",
    "pleroma",
    "misskey/",
    "iframely",
    "embedly",
    "kakaotalk-scrap",
    "zoombot",
    "synapse (bot",
    "mattermost",
    "rocket.chat",
    "nextcloud",
    "nuzzel",
    "outbrain",
    "flipboardproxy",
    "tumblr/",
    "signal-desktop",
    "xing-contenttabreceiver",
    "link preview",
    "linkpreview",
    "link-preview",
    "url preview",
    "urlpreview",
];

/// Messengers that begin with their own name where a browser would begin with `Mozilla/`.
const PREVIEWS_BEGIN: &[&str] = &["whatsapp/", "viber/", "signal/", "telegram/", "line/", "imessage", "messages/"];

/// Parts of the user agents of programs that do begin like a browser.
const BOTS: &[&str] = &[
    "crawler",
    "spider",
    "crawl",
    "slurp",
    "archiver",
    "headlesschrome",
    "phantomjs",
    "lighthouse",
    "pingdom",
    "monitor",
    "scanner",
    "scrap",
    "fetcher",
    "feedfetcher",
    "google-inspectiontool",
    "google-extended",
    "googleother",
    "apis-google",
    "mediapartners-google",
    "adsbot",
    "chatgpt-user",
    "oai-search",
    "perplexity",
    "claude-user",
    "anthropic",
    "ccbot",
    "bytespider",
    "yandex.com/bots",
    "baiduspider",
    "ia_archiver",
    "validator",
    "wordpress/",
    "electron/",
    "puppeteer",
    "playwright",
    "selenium",
];

/// A telephone whose name looks like a bot's.
const NO_BOT: &str = "cubot";

/// Who sent it.
pub fn read(agent: &str) -> (Kind, Visitor) {
    let lower = agent.trim().to_ascii_lowercase();
    if PREVIEWS.iter().any(|part| lower.contains(part)) || PREVIEWS_BEGIN.iter().any(|start| lower.starts_with(start)) {
        return (Kind::Preview, Visitor::default());
    }
    // Every browser that people use begins so, for 30 years.
    let browser = lower.starts_with("mozilla/") || lower.starts_with("opera/");
    let named = lower.replace(NO_BOT, "");
    if !browser || named.contains("bot") || BOTS.iter().any(|part| lower.contains(part)) {
        return (Kind::Bot, Visitor::default());
    }
    match Parser::new().parse(agent) {
        Some(found) if found.category == "crawler" => (Kind::Bot, Visitor::default()),
        Some(found) => (Kind::Person, Visitor { browser: known(found.name), os: known(system(found.os)) }),
        None => (Kind::Person, Visitor::default()),
    }
}

/// The browser and its system, whatever else it may be: of who is signed in.
pub fn browser(agent: &str) -> Visitor {
    let agent: String = agent.chars().take(super::LONGEST_AGENT).collect();
    let found = Parser::new().parse(&agent);
    found.map(|found| Visitor { browser: known(found.name), os: known(system(found.os)) }).unwrap_or_default()
}

fn known(word: &str) -> Option<String> {
    (!word.is_empty() && word != "UNKNOWN").then(|| word.to_owned())
}

/// Names as people know them.
fn system(os: &str) -> &str {
    match os {
        "Mac OSX" => "macOS",
        "iPhone" | "iPod" => "iOS",
        "iPad" => "iPadOS",
        os if os.starts_with("Windows Phone") => "Windows Phone",
        // Windows 11 says that it is 10: naming a version would be wrong as often as right.
        os if os.starts_with("Windows") => "Windows",
        os => os,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

    fn shown(agent: &str) -> String {
        let (kind, Visitor { browser, os }) = read(agent);
        assert_eq!(kind, Kind::Person, "{agent}");
        format!("{} on {}", browser.unwrap_or_default(), os.unwrap_or_default())
    }

    #[test]
    fn a_browser_and_its_system_are_told_from_the_user_agent_r19() {
        for (agent, told) in [
            (CHROME, "Chrome on Windows"),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Safari on macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari on iOS",
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari on iPadOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Edge on Windows",
            ),
        ] {
            assert_eq!(shown(agent), told);
        }
    }

    #[test]
    fn people_in_the_browsers_of_applications_are_people() {
        for agent in [
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.40.106]",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 340.0.3.27.93",
            "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 [LinkedInApp]/4.1",
        ] {
            assert_eq!(read(agent).0, Kind::Person, "{agent}");
        }
    }

    #[test]
    fn whoever_draws_a_card_of_a_link_is_a_preview() {
        for agent in [
            "WhatsApp/2.24.20.89 A",
            "TelegramBot (like TwitterBot)",
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "Twitterbot/1.0",
            "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
            // Apple's Messages.
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
            // Microsoft Teams and Skype.
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
            // Gmail, and Google's snippets.
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
            "Mozilla/5.0 (Windows NT 6.1; rv:6.0) Gecko/20110814 Firefox/6.0 Google (+https://developers.google.com/+/web/snippet/)",
            "Bluesky Cardyb/1.1; +mailto:support@bsky.app",
            "http.rb/5.2.0 (Mastodon/4.3.0; +https://mastodon.social/)",
            "Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots",
        ] {
            assert_eq!(read(agent), (Kind::Preview, Visitor::default()), "{agent}");
        }
    }

    #[test]
    fn programs_are_bots() {
        for agent in [
            "",
            "curl/8.5.0",
            "python-requests/2.32.3",
            "Go-http-client/2.0",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
            "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
            "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
        ] {
            assert_eq!(read(agent), (Kind::Bot, Visitor::default()), "{agent}");
        }
    }
}
