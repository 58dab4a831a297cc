//! Looks at links' pages: told by the pages without waiting, written in batches beside the payments (R19).

mod agent;
mod recorder;

pub(crate) use agent::browser;
pub use recorder::{VisitCounts, Visits};

use crate::Service;
use domain::{
    Millis,
    ids::LinkId,
    view::{Arrival, Campaign, Channel, Kind, MaskedIp, Referrer, ReferrerHost},
};
use std::net::IpAddr;
use storage::records::View;

/// The longest user agent that is looked at.
const LONGEST_AGENT: usize = 512;

/// What a request for a link's page tells about who made it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The link's id.
    pub link: &'a str,
    /// Where it came from. Nothing but its masked form is kept. `None`: not known.
    pub address: Option<IpAddr>,
    /// `User-Agent`.
    pub user_agent: &'a str,
    /// `Referer`.
    pub referrer: &'a str,
    /// The query of the page's address.
    pub query: &'a str,
    /// Whether a page of ours led here, as the browser says itself (`Sec-Fetch-Site`). `None`: it does not say.
    pub from_here: Option<bool>,
    /// Whether only the headers were asked for, or a browser loads ahead (`Sec-Purpose`): nobody has looked yet.
    pub unseen: bool,
}

/// A look that waits to be written. The whole address was never in it.
#[derive(Debug)]
pub struct Visit {
    link: LinkId,
    at: Millis,
    from: MaskedIp,
    channel: Channel,
    referrer: Option<ReferrerHost>,
    agent: String,
    unseen: bool,
}

impl Visit {
    /// Reads the user agent: the expensive part, left to the one who writes.
    fn view(self) -> View {
        let (kind, visitor) = agent::read(&self.agent);
        let kind = if self.unseen && kind == Kind::Person { Kind::Preview } else { kind };
        View {
            link: self.link,
            at: self.at,
            kind,
            channel: self.channel,
            referrer: self.referrer,
            from: self.from,
            visitor,
        }
    }
}

impl Service {
    /// Takes note of a look at a link's page; never waits. Returns what the page's form hands back, so that a payment
    /// belongs to the channel that brought the customer (R30).
    pub fn visit(&self, request: Request<'_>) -> Arrival {
        let at = self.now();
        let referrer = Referrer::read(request.referrer, &self.out.origin);
        // Who goes back comes from a page of ours. The same address, copied and opened by somebody else, is a look like any other;
        // so is who opens it from a bookmark. Of whom nothing is known it is believed: nobody counts twice.
        let is_back = request.from_here.unwrap_or(referrer == Referrer::Returning || request.referrer.is_empty());
        if is_back && let Some(came) = Arrival::returning(request.query, at) {
            return came;
        }
        let channel = Channel::of(&Campaign::read(request.query), &referrer);
        // Who comes back to choose another coin has been counted, and the merchant does not count.
        if referrer != Referrer::Returning
            && let Ok(link) = request.link.parse()
        {
            self.visits.note(Visit {
                link,
                at,
                from: request.address.unwrap_or(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED)).into(),
                channel,
                referrer: match referrer {
                    Referrer::Other(host) => Some(host),
                    _ => None,
                },
                agent: request.user_agent.chars().take(LONGEST_AGENT).collect(),
                unseen: request.unseen,
            });
        }
        Arrival { channel, at }
    }
}
