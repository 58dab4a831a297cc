//! What a page asks the server for.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// What the pages of this request have asked for, by who asks.
#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
struct Asked(std::sync::Arc<std::sync::Mutex<Answers>>);

#[cfg(feature = "ssr")]
type Answers = std::collections::HashMap<(std::any::TypeId, &'static str), Box<dyn std::any::Any + Send>>;

/// Begins a request; called once around all pages. What is asked belongs to an owner of its own, who stays when a page is dropped.
pub fn provide_page_data() {
    #[cfg(feature = "ssr")]
    provide_context((Owner::new(), Asked::default()));
}

/// A resource that each place of the program asks for once, so it is not for a component that a page has twice: that takes
/// [`page_data_of`].
///
/// The server begins what is inside a `Suspense` twice and drops the first. A plain resource in there asks twice as well: the
/// page is drawn with the second answer and the browser takes it over with the first, which breaks the page when something
/// happened between the two.
pub fn page_data<S, T, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetcher: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Resource<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    page_data_of("", source, fetcher)
}

/// The same for one of several things that are shown at the same place of the program.
pub fn page_data_of<S, T, Fut>(
    which: &'static str,
    source: impl Fn() -> S + Send + Sync + 'static,
    fetcher: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Resource<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    Fut: Future<Output = T> + Send + 'static,
{
    #[cfg(feature = "ssr")]
    if let Some((owner, asked)) = use_context::<(Owner, Asked)>() {
        return asked.once(&owner, which, source, fetcher).into();
    }
    _ = which;
    Resource::new(source, fetcher)
}

#[cfg(feature = "ssr")]
impl Asked {
    /// The resource of this fetcher.
    fn once<S, T, F, Fut>(
        &self,
        owner: &Owner,
        which: &'static str,
        source: impl Fn() -> S + Send + Sync + 'static,
        fetcher: F,
    ) -> ArcResource<T>
    where
        S: PartialEq + Clone + Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
        F: Fn(S) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = T> + Send + 'static,
    {
        let mut answers = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // The type of a closure is that of the place where it stands.
        let place = (std::any::TypeId::of::<F>(), which);
        if let Some(known) = answers.get(&place).and_then(|known| known.downcast_ref::<ArcResource<T>>()) {
            return known.clone();
        }
        let resource = owner.with(|| ArcResource::new(source, fetcher));
        answers.insert(place, Box::new(resource.clone()));
        resource
    }
}
