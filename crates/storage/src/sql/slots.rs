/// [`Slots`](crate::Slots) over a backend's transaction.
#[macro_export]
macro_rules! impl_slots {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Slots for $transaction {
            async fn claim_place(&mut self, place: &$crate::records::Place) -> Result<bool, $crate::StorageError> {
                self.lock_places(place.link, place.product).await?;
                if !self.has_room(place).await? {
                    return Ok(false);
                }
                ::sqlx::query_file!(
                    "../storage/queries/slots/insert.sql",
                    place.session.to_string(),
                    place.link.to_string(),
                    place.product.map(|product| product.to_string()),
                    i64::from(place.quantity),
                    ::domain::Slot::Held.as_str(),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(true)
            }

            async fn reclaim_place(&mut self, place: &$crate::records::Place) -> Result<bool, $crate::StorageError> {
                self.lock_places(place.link, place.product).await?;
                if !self.has_room(place).await? {
                    return Ok(false);
                }
                self.set_slots(&[place.session], ::domain::Slot::Held).await?;
                Ok(true)
            }

            async fn has_room(&mut self, place: &$crate::records::Place) -> Result<bool, $crate::StorageError> {
                ::sqlx::query_file_scalar!(
                    "../storage/queries/slots/room.sql",
                    place.link.to_string(),
                    place.product.map(|product| product.to_string()),
                    i64::from(place.quantity)
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)
            }

            async fn places_of(
                &mut self,
                sessions: &[::domain::ids::SessionId],
            ) -> Result<Vec<$crate::records::Place>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::PlaceColumns,
                    "../storage/queries/slots/of_sessions.sql",
                    $crate::rows::column(sessions)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }

            async fn set_slots(
                &mut self,
                sessions: &[::domain::ids::SessionId],
                slot: ::domain::Slot,
            ) -> Result<(), $crate::StorageError> {
                if sessions.is_empty() {
                    return Ok(());
                }
                ::sqlx::query_file!("../storage/queries/slots/set.sql", $crate::rows::column(sessions), slot.as_str())
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn link_places(
                &mut self,
                link: ::domain::ids::LinkId,
            ) -> Result<$crate::records::LinkPlaces, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::LinkPlaceColumns,
                    "../storage/queries/slots/of_link.sql",
                    link.to_string()
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?
                .try_into()
            }

            async fn product_places(
                &mut self,
                product: ::domain::ids::ProductId,
            ) -> Result<$crate::records::LinkPlaces, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::LinkPlaceColumns,
                    "../storage/queries/slots/of_product.sql",
                    product.to_string()
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)?
                .try_into()
            }

            async fn products_held(
                &mut self,
                products: &[::domain::ids::ProductId],
            ) -> Result<Vec<(::domain::ids::ProductId, u64)>, $crate::StorageError> {
                if products.is_empty() {
                    return Ok(Vec::new());
                }
                ::sqlx::query_file!("../storage/queries/slots/of_products.sql", $crate::rows::column(products))
                    .fetch_all(self.connection())
                    .await
                    .map_err(refused)?
                    .into_iter()
                    .map(|row| {
                        let product = $crate::rows::id("product id", &row.product)?;
                        Ok((product, $crate::rows::read_number("count", row.held)?))
                    })
                    .collect()
            }
        }
    };
}
