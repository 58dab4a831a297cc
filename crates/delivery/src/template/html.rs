//! The HTML part. Mail programs know tables and styles in the tag; the few rules in the head are for those that can dim
//! the page and for narrow screens. Only literals of this file are tags: whatever else is in a mail goes through
//! [`escaped`].

use super::{Accent, Block, Span};
use html_escape::encode_quoted_attribute as escaped;

const FONT: &str = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

const HEAD: &str = "<!doctype html><html><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
    <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">\
    <style>@media (prefers-color-scheme:dark){.page{background:#14181a!important}.card{background:#1f2528!important}\
    .ink{color:#eceff0!important}.faint,.faint a{color:#a9b2b6!important}.text a{color:#8fc7d6!important}}\
    @media (max-width:600px){.card,.faint{padding:24px 20px!important}}</style>";

/// What the picture that comes along with a mail is called in it.
pub const LOGO_ID: &str = "logo@tallystick";
/// Stands where the business's logo is shown, above its name. That is written below it, so that the picture needs no words.
const LOGO: &str = "<img src=\"cid:logo@tallystick\" alt=\"\" height=\"48\" style=\"display:block;height:48px;width:auto;\
    max-width:100%;margin:0 0 16px;border:0;border-radius:4px;background:#ffffff;\">\n";

/// Whether a document shows the picture that comes along.
pub fn shows_logo(html: &str) -> bool {
    html.contains(LOGO)
}

/// The same document with the picture from elsewhere, or without it.
pub fn with_logo(html: &str, address: Option<&str>) -> String {
    let shown = address.map(|address| LOGO.replace(&format!("cid:{LOGO_ID}"), &escaped(address))).unwrap_or_default();
    html.replacen(LOGO, &shown, 1)
}

/// A whole document, with the logo that comes along or without.
pub(super) fn document(subject: &str, accent: Accent, logo: bool, blocks: &[Block]) -> String {
    let (foot, letter): (Vec<&Block>, Vec<&Block>) = blocks.iter().partition(|it| matches!(it, Block::Foot(..)));
    let all = |blocks: Vec<&Block>| blocks.into_iter().map(|it| block(it, accent)).collect::<String>();
    format!(
        "{HEAD}<title>{title}</title></head>\
         <body class=\"page\" style=\"margin:0;padding:0;background:#f3f5f6;\">\
         <table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"background:#f3f5f6;\"><tr><td align=\"center\" style=\"padding:32px 12px;\">\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"max-width:560px;\"><tr><td class=\"card ink\" align=\"left\" style=\"padding:32px;background:#ffffff;\
         border-top:4px solid {accent};border-radius:10px;{FONT}font-size:16px;line-height:1.55;color:#1b2124;\">\
         {logo}{letter}</td></tr><tr><td class=\"faint\" align=\"left\" style=\"padding:20px 32px;{FONT}font-size:13px;\
         line-height:1.5;color:#5a656b;\">{foot}</td></tr></table></td></tr></table></body></html>\n",
        title = escaped(subject),
        logo = if logo { LOGO } else { "" },
        letter = all(letter),
        foot = all(foot),
    )
}

fn block(block: &Block, accent: Accent) -> String {
    match block {
        Block::Head(text) => format!(
            "<p class=\"ink\" dir=\"auto\" style=\"margin:0 0 24px;font-size:18px;font-weight:700;color:#1b2124;\">\
             {}</p>\n",
            escaped(text)
        ),
        Block::Paragraph(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| line.iter().map(span).collect()).collect();
            format!("<p class=\"text\" dir=\"auto\" style=\"margin:0 0 16px;\">{}</p>\n", lines.join("<br>\n"))
        }
        Block::Button(label, address) => format!(
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:24px 0;\"><tr>\
             <td bgcolor=\"{accent}\" style=\"border-radius:8px;background:{accent};\"><a href=\"{}\" \
             style=\"display:inline-block;padding:14px 28px;border-radius:8px;{FONT}font-size:16px;font-weight:600;\
             line-height:1.25;color:{};text-decoration:none;\">{}</a></td></tr></table>\n",
            escaped(address.as_str()),
            accent.ink(),
            escaped(label)
        ),
        Block::Foot(text, stop) => {
            let stop = stop.as_ref().map(|(label, address)| {
                format!(
                    "<br>\n<a href=\"{}\" style=\"color:#5a656b;text-decoration:underline;\">{}</a>",
                    escaped(address.as_str()),
                    escaped(label)
                )
            });
            format!("<p dir=\"auto\" style=\"margin:0;\">{}{}</p>\n", escaped(text), stop.unwrap_or_default())
        }
    }
}

fn span(span: &Span) -> String {
    match span {
        Span::Text(text) => escaped(text).into_owned(),
        Span::Link(text, address) => format!(
            "<a href=\"{}\" style=\"color:#0b5a75;text-decoration:underline;word-break:break-word;\">{}</a>",
            escaped(address.as_str()),
            escaped(text)
        ),
    }
}
