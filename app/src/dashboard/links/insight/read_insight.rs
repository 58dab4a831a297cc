//! Reads what the parts show. Only on the server.

use super::insight_parts::{Asked, Insight};
use crate::dashboard::session::answer;

/// Reads all parts of a link that is there. A part that cannot be read says so in its place.
pub async fn read_insight(service: &service::Service, actor: &service::Actor, id: &str, asked: Asked) -> Insight {
    let Asked { range, tab, page } = asked;
    Insight {
        analytics: answer(service.link_analytics(actor, id, range).await),
        activity: answer(service.link_activity(actor, id, tab, page).await),
        sharing: answer(service.link_sharing(actor, id).await),
    }
}
