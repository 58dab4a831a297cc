/// [`Jobs`](crate::Jobs) over a backend's transaction.
#[macro_export]
macro_rules! impl_jobs {
    ($transaction:ty) => {
        #[::async_trait::async_trait]
        impl $crate::Jobs for $transaction {
            async fn add_jobs(&mut self, jobs: &[$crate::records::Job]) -> Result<(), $crate::StorageError> {
                if jobs.is_empty() {
                    return Ok(());
                }
                ::sqlx::query_file!("../storage/queries/jobs/insert.sql", $crate::rows::job_batch(jobs)?)
                    .execute(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(())
            }

            async fn claim_jobs(
                &mut self,
                now: ::domain::Millis,
                until: ::domain::Millis,
                most: u32,
            ) -> Result<Vec<$crate::records::Job>, $crate::StorageError> {
                let rows = ::sqlx::query_file_as!(
                    $crate::rows::JobColumns,
                    "queries/jobs/claim.sql",
                    now.0,
                    until.0,
                    i64::from(most)
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?;
                let jobs: Result<Vec<$crate::records::Job>, _> = rows.into_iter().map(TryInto::try_into).collect();
                let mut jobs = jobs?;
                jobs.sort_by_key(|job| (job.created_at, job.id));
                Ok(jobs)
            }

            async fn finish_job(
                &mut self,
                job: &$crate::records::Job,
                state: &$crate::records::JobState,
            ) -> Result<bool, $crate::StorageError> {
                let (result, at) = match state.outcome() {
                    Some((result, at)) => (Some(result), Some(at.0)),
                    None => (None, None),
                };
                let finished = ::sqlx::query_file!(
                    "../storage/queries/jobs/finish.sql",
                    job.id.to_string(),
                    i64::from(job.attempts),
                    state.as_str(),
                    result,
                    at
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(finished.rows_affected() == 1)
            }

            async fn put_off_job(
                &mut self,
                job: &$crate::records::Job,
                due: ::domain::Millis,
            ) -> Result<bool, $crate::StorageError> {
                let put_off = ::sqlx::query_file!(
                    "../storage/queries/jobs/put_off.sql",
                    job.id.to_string(),
                    i64::from(job.attempts),
                    due.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(put_off.rows_affected() == 1)
            }

            async fn retry_jobs(
                &mut self,
                merchant: ::domain::ids::MerchantId,
                session: ::domain::ids::SessionId,
                round: u32,
                now: ::domain::Millis,
            ) -> Result<u64, $crate::StorageError> {
                let waiting = ::sqlx::query_file!(
                    "../storage/queries/jobs/retry.sql",
                    merchant.to_string(),
                    session.to_string(),
                    i64::from(round),
                    now.0
                )
                .execute(self.connection())
                .await
                .map_err(refused)?;
                Ok(waiting.rows_affected())
            }

            async fn next_job(&mut self) -> Result<Option<::domain::Millis>, $crate::StorageError> {
                let due = ::sqlx::query_file_scalar!("../storage/queries/jobs/next_due.sql")
                    .fetch_one(self.connection())
                    .await
                    .map_err(refused)?;
                Ok(due.map(::domain::Millis))
            }

            async fn jobs_of(
                &mut self,
                session: ::domain::ids::SessionId,
            ) -> Result<Vec<$crate::records::Job>, $crate::StorageError> {
                ::sqlx::query_file_as!(
                    $crate::rows::JobColumns,
                    "../storage/queries/jobs/of_session.sql",
                    session.to_string()
                )
                .fetch_all(self.connection())
                .await
                .map_err(refused)?
                .into_iter()
                .map(TryInto::try_into)
                .collect()
            }
        }
    };
}
