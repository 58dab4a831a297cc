/// [`Products`](crate::Products) over a backend's transaction.
#[macro_export]
macro_rules! impl_products {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Products for $transaction {
            async fn insert_product(&mut self, product: &::domain::Product) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/products/insert.sql",
                    product.id.to_string(),
                    product.merchant.to_string(),
                    product.name,
                    product.description,
                    product.unit.to_string(),
                    product.unit.is_fiat(),
                    product.price.units.to_string(),
                    i64::from(product.price.decimals),
                    product.picture,
                    product.stock.map(i64::from),
                    product.active,
                    product.created_at.0,
                    product.updated_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn update_product(&mut self, product: &::domain::Product) -> Result<(), $crate::StorageError> {
                let changed = ::sqlx::query_file!(
                    "../storage/queries/products/update.sql",
                    product.merchant.to_string(),
                    product.id.to_string(),
                    product.name,
                    product.description,
                    product.unit.to_string(),
                    product.unit.is_fiat(),
                    product.price.units.to_string(),
                    i64::from(product.price.decimals),
                    product.picture,
                    product.stock.map(i64::from),
                    product.active,
                    product.updated_at.0,
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                if changed.rows_affected() == 0 { Err($crate::rows::missing("product", product.id)) } else { Ok(()) }
            }

            async fn is_sold(&mut self, product: &::domain::Product) -> Result<bool, $crate::StorageError> {
                ::sqlx::query_file_scalar!(
                    "../storage/queries/products/is_sold.sql",
                    product.merchant.to_string(),
                    product.id.to_string()
                )
                .fetch_one(self.connection())
                .await
                .map_err(refused)
            }

            async fn products_by_id(
                &mut self,
                ids: &[::domain::ids::ProductId],
            ) -> Result<Vec<::domain::Product>, $crate::StorageError> {
                if ids.is_empty() {
                    return Ok(Vec::new());
                }
                let products: Result<Vec<::domain::Product>, _> = ::sqlx::query_file_as!(
                    $crate::rows::ProductColumns,
                    "../storage/queries/products/by_ids.sql",
                    $crate::rows::column(ids)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect();
                Ok($crate::rows::in_order(ids.iter().copied(), products?, |product| product.id))
            }

            async fn products(
                &mut self,
                merchant: ::domain::ids::MerchantId,
            ) -> Result<Vec<::domain::Product>, $crate::StorageError> {
                let ids =
                    ::sqlx::query_file_scalar!("../storage/queries/products/of_merchant.sql", merchant.to_string())
                        .fetch_all(self.connection())
                        .await
                        .map_err(refused)?;
                let ids: Result<Vec<_>, _> = ids.iter().map(|id| $crate::rows::id("product id", id)).collect();
                self.products_by_id(&ids?).await
            }

            async fn insert_picture(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                picture: &$crate::records::Picture,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!(
                    "../storage/queries/pictures/insert.sql",
                    picture.name,
                    merchant.to_string(),
                    picture.kind,
                    picture.bytes.as_slice(),
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(())
            }

            async fn picture(&mut self, name: &str) -> Result<Option<$crate::records::Picture>, $crate::StorageError> {
                let found =
                    ::sqlx::query_file_as!($crate::rows::PictureColumns, "../storage/queries/pictures/find.sql", name)
                        .fetch_optional(self.connection())
                        .await
                        .map_err(refused)?;
                Ok(found.map(|picture| picture.named(name)))
            }

            async fn delete_picture(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                name: &str,
            ) -> Result<(), $crate::StorageError> {
                ::sqlx::query_file!("../storage/queries/pictures/delete.sql", merchant.to_string(), name)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }
        }
    };
}
