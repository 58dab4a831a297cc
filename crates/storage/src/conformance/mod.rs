//! The suite that every backend must pass, so that it does not matter to the rest which one is behind it.
//!
//! A backend's `tests/conformance.rs` hands a function that makes an empty store to
//! [`storage_conformance!`](crate::storage_conformance), which expands to one test for each function listed below.

pub mod addresses;
pub mod audit;
pub mod browsers;
pub mod customers;
pub mod deliveries;
pub mod events;
pub mod fixtures;
pub mod former_emails;
pub mod invoices;
pub mod jobs;
pub mod links;
pub mod lock_order;
pub mod long_lists;
pub mod members;
pub mod memberships;
pub mod migrations;
pub mod narrowed_lists;
pub mod networks;
pub mod notifications;
pub mod passes;
pub mod passkeys;
pub mod places;
pub mod products;
pub mod quotes;
pub mod reminders;
pub mod searches;
pub mod second_factors;
pub mod session_lists;
pub mod sessions;
pub mod settling;
pub mod statements;
pub mod tags;
pub mod team;
pub mod transactions;
pub mod transfers;
pub mod undos;
pub mod views;
pub mod wallets;

/// What a test of the suite gives: nothing, or what stopped it. What does not hold panics.
pub type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// One `#[tokio::test]` for each test of the suite. `$make` is an async function without arguments that gives
/// `Result<Arc<dyn Store>, _>` with an empty database.
#[macro_export]
macro_rules! storage_conformance {
    ($make:path) => {
        $crate::storage_conformance! { $make;
            addresses {
                every_address_ever_given_is_watched,
                an_address_is_claimed_by_the_session_it_was_given_to,
                a_shared_address_is_claimed_by_the_exact_amount_only,
                many_arrivals_are_looked_up_at_once_in_their_order,
                a_shared_address_asks_an_amount_of_an_asset_once_i11,
                racers_for_one_amount_of_a_shared_address_find_one_winner_i11,
                an_amount_stays_taken_after_its_session_is_over_i11,
                an_address_of_ones_own_is_not_given_again_i11,
                an_address_is_not_shared_and_ones_own_at_once_i11,
                given_addresses_show_what_canonical_transfers_brought,
                at_a_shared_address_each_session_shows_its_own_money,
                sessions_that_money_at_a_shared_address_may_be_for_are_found,
                another_merchant_sees_no_given_addresses_i19,
                unused_addresses_are_counted_back_from_the_newest,
                a_run_of_unused_addresses_does_not_vanish_when_the_next_one_is_paid,
                gaps_are_counted_from_where_the_merchants_own_wallet_looks_to,
                amounts_that_were_asked_at_a_shared_address_are_told_of_each_asset,
                an_address_says_whether_it_was_given_to_share_or_as_ones_own,
            }
            audit {
                i19_what_members_did_is_listed_newest_first_under_the_name_they_had,
                i19_another_merchant_sees_no_audit_log,
            }
            customers {
                r21_a_payment_of_which_nobody_said_who_pays_names_whose_it_is,
                p2_a_customer_survives_being_stored_and_edited,
                p2_an_email_is_taken_once_by_a_merchants_customers,
                p2_racers_with_one_email_find_one_customer,
                i19_another_merchant_finds_no_customer_and_cannot_edit_it,
                p2_customers_are_found_and_paged_newest_first,
                p2_earlier_payments_with_the_email_are_put_to_a_new_customer,
                p2_a_customer_shows_payments_of_a_mode_and_links,
                p2_erasing_forgets_what_was_told_and_keeps_the_payments,
                p2_erasing_one_takes_no_payment_away_from_another,
                p2_a_merged_customers_payments_links_tags_and_messages_are_the_others,
                p2_who_is_erased_and_pays_again_is_somebody_new_under_a_race,
            }
            deliveries {
                r13_a_message_survives_being_stored_given_out_and_taken,
                i18_of_a_kind_each_ordinal_is_there_once,
                i18_who_takes_too_long_does_not_move_what_another_was_given,
                i18_racers_are_given_each_message_once,
                r10_what_is_held_goes_when_there_is_a_way,
                r13_a_message_counts_the_attempts_that_it_is_told,
                r13_what_is_under_way_is_not_called_back,
                r13_messages_are_listed_newest_first_by_link_customer_and_state,
                i19_another_merchant_sees_no_messages,
                p2_what_was_written_to_who_is_erased_is_forgotten,
            }
            events {
                events_come_back_in_the_order_they_were_written,
                events_of_a_link_and_of_a_session_are_found_newest_first,
                a_merchants_log_is_read_on_from_any_place_oldest_first,
                another_merchant_sees_no_events_i19,
                a_reader_that_follows_along_misses_no_event_of_many_writers_i15,
            }
            former_emails {
                p2_who_gives_an_email_that_was_replaced_is_the_same_customer,
                p2_an_email_that_another_has_is_nobodys_former_one,
                p2_who_gives_an_email_of_one_who_was_merged_is_the_other,
                p2_erasing_forgets_what_was_told_and_written_under_former_emails,
                p2_racers_with_an_email_that_is_replaced_find_one_customer,
            }
            invoices {
                a14_an_invoice_survives_being_stored_and_voided_to_the_last_digit,
                a14_many_who_issue_at_once_take_numbers_without_gap_or_double_while_others_roll_back,
                a14_a_number_that_was_not_committed_is_taken_by_the_next,
                a14_where_numbers_begin_is_chosen_before_the_first_is_taken,
                i19_another_merchant_voids_no_invoice_and_finds_none_overdue,
                a14_an_overdue_invoice_is_found_until_it_is_paid_or_voided,
            }
            jobs {
                r26_what_happens_after_payment_survives_being_stored,
                r26_a_job_survives_being_stored_given_out_and_done,
                r26_a_session_has_each_kind_of_task_once,
                r26_who_takes_too_long_does_not_finish_what_another_was_given,
                r26_racers_are_given_each_job_once,
                r26_a_job_is_put_off_by_who_has_it_and_waits_again_once_it_failed,
            }
            links {
                a_link_survives_being_stored_and_edited,
                another_merchant_finds_no_link_and_cannot_edit_it_i19,
                each_filter_of_links_narrows_the_list,
                the_state_of_a_link_is_filtered_as_the_domain_says,
                r5_ends_that_have_not_come_move_together_and_those_that_were_noticed_stay,
                r1_a_path_leads_to_one_link_of_a_merchant,
                r23_an_old_path_leads_on_until_it_is_dropped,
                r3_every_kind_of_price_survives_being_stored,
                r2_a_handle_leads_to_the_link_that_was_chosen,
                r24_paths_of_a_deleted_link_are_free_and_come_back_if_nobody_took_them,
                r2_what_anybody_may_pay_again_is_offered,
                p2_a_link_has_one_code_that_opens_it_until_it_is_for_somebody_else,
                r22_a_link_has_one_short_code_that_opens_nothing,
                i2_who_changes_a_link_keeps_what_another_changes_at_the_same_moment,
                what_is_searched_for_is_taken_literally,
                links_are_paged_newest_first,
                a_links_row_counts_its_paid_and_running_sessions,
            }
            lock_order {
                i2_judgements_of_sessions_on_crossing_links_do_not_wait_for_each_other,
                p2_putting_payments_to_a_customer_and_judging_them_do_not_wait_for_each_other,
                r21_naming_payments_after_their_customer_and_judging_them_do_not_wait_for_each_other,
                p2_putting_customers_together_and_judging_payments_of_both_do_not_wait_for_each_other,
            }
            long_lists {
                rel6_a_long_list_is_counted_to_a_thousand_and_paged_to_its_end,
                rel6_words_are_found_wherever_they_stand_in_a_long_list,
                rel6_payments_are_found_in_a_long_list_by_customer_link_and_transaction,
                rel6_a_long_list_goes_on_from_a_session_without_passing_over_the_newer,
                rel6_i7_the_kept_count_of_a_limited_link_is_what_a_recount_gives,
                rel6_i7_payments_of_one_link_are_counted_each_under_a_race,
                rel6_i14_what_days_brought_equals_a_recount_of_sessions,
                r32_paths_that_look_alike_are_found,
            }
            narrowed_lists {
                rel6_r28_tags_narrow_a_long_list,
                rel6_p2_a_customers_payments_are_found_in_a_long_list,
            }
            members {
                a_setting_is_set_and_replaced,
                a_merchant_survives_being_stored_and_edited,
                a_handle_is_taken_once,
                r32_a_handle_that_looks_like_anothers_is_refused_and_like_ones_own_is_not,
                racers_for_handles_that_look_alike_find_one_winner,
                r32_a_handle_from_before_leads_on_and_is_nobody_elses,
                a_member_signs_in_until_it_runs_out_or_is_forgotten,
                an_email_is_taken_once,
                racers_for_one_handle_find_one_winner,
                a_member_is_renamed,
                i22_where_a_member_is_signed_in_is_seen_and_ended,
                i22_a_held_password_is_not_changed_until_the_transaction_ends,
            }
            undos {
                what_is_kept_is_taken_once_until_its_time_is_over_and_by_its_merchant_i19,
                a_tag_that_comes_back_is_put_on_what_is_there_still,
                links_that_give_or_take_a_tag_after_payment_are_found,
                r23_paths_that_were_dropped_lead_on_again_unless_another_link_has_them,
            }
            memberships {
                a_person_has_a_role_of_its_own_in_each_of_their_businesses,
                a_sign_in_looks_at_the_business_that_was_chosen_at_it_and_at_no_other_persons,
                i19_who_leaves_a_business_looks_at_another_of_theirs_or_at_none,
                racers_join_a_business_once,
                who_owns_the_business_that_the_server_was_set_up_with_operates_it,
            }
            passes {
                i22_a_pass_opens_what_it_is_for_once_and_until_it_runs_out,
                i22_of_racers_with_one_pass_one_goes_through,
            }
            passkeys {
                i22_a_passkey_survives_being_stored_used_and_renamed,
                i19_another_members_passkey_is_neither_renamed_nor_removed,
                i22_a_sign_in_that_proved_nothing_is_none_once_there_is_a_passkey,
                i22_recovery_codes_stay_while_any_second_factor_does,
                i22_a_challenge_is_answered_once_by_whom_and_for_what_it_was_given,
                i22_of_racers_with_one_answer_one_goes_through,
            }
            searches {
                rel6_a_search_finds_what_looking_at_every_title_finds,
            }
            second_factors {
                i22_a_second_factor_is_set_up_anew_until_it_is_on_and_then_stays,
                i22_a_sign_in_that_proved_no_second_factor_is_none_once_there_is_one,
                i22_of_racers_with_one_code_one_goes_through,
                i22_a_recovery_code_works_once_and_until_there_are_new_ones,
            }
            browsers {
                a_browser_survives_being_stored_and_is_its_members_alone,
                a_browser_goes_with_the_sign_in_that_turned_it_on,
                many_things_of_one_topic_are_one_message_to_a_browser,
            }
            notifications {
                what_a_member_wants_to_be_told_is_kept_and_found_by_its_token,
                of_racers_who_read_the_log_on_one_tells,
                a_member_is_told_of_one_thing_once_and_in_one_email,
                what_waits_for_the_digest_is_put_off_and_left_out,
                an_email_to_a_member_survives_being_stored_given_out_and_moved,
                what_members_were_told_long_ago_is_forgotten_and_what_waits_is_not,
                who_is_removed_is_told_nothing_more,
                an_outage_begins_once_and_ends_once,
            }
            networks {
                networks_come_with_their_assets_and_keep_their_health,
                the_genesis_hash_stays_pinned_when_the_configuration_changes,
                a_height_that_cannot_be_stored_is_refused,
                the_cursor_moves_over_connected_and_disconnected_blocks_i4,
                the_cursor_can_go_back_without_going_on_i4,
                only_so_many_headers_are_kept,
                a_cursor_that_moved_on_is_not_moved_again_i4,
                of_racing_followers_one_moves_the_cursor_i4,
                networks_have_cursors_of_their_own_i4,
            }
            places {
                i7_of_64_racers_for_the_last_place_one_gets_it_in_1000_rounds,
                x5_a_place_that_is_given_back_is_free_for_the_next,
                r7_a_limit_set_later_counts_the_places_that_are_held,
                i7_a_stock_is_sold_once_by_the_piece,
                r9_the_places_of_a_link_are_counted_by_what_became_of_them,
                x5_the_pieces_of_a_stock_are_counted_by_what_became_of_them,
            }
            products {
                a_product_survives_being_stored_and_edited,
                whether_a_link_sells_a_product_is_known,
                another_merchant_sees_no_products_i19,
                a_picture_is_kept_once_and_until_no_product_has_it,
            }
            quotes {
                i10_a_quote_survives_being_stored_to_the_last_digit,
                a_manual_rate_is_set_replaced_and_forgotten,
            }
            reminders {
                r14_a_plan_survives_being_stored_and_changed,
                i18_of_racers_who_change_the_same_plan_one_does,
                r14_plans_that_are_due_are_found_the_oldest_first,
                i18_reminders_that_did_not_go_are_called_back,
                r15_the_ways_by_which_a_link_went_are_told,
                r16_reminders_that_went_and_that_failed_are_counted_apart,
                r20_reminders_are_listed_newest_first_and_by_pages,
                r14_money_on_its_way_to_a_link_is_seen,
                i18_money_that_waits_for_the_merchants_decision_is_seen,
                r13_whether_a_link_was_paid_since_is_seen,
                i18_an_sms_that_was_given_up_with_is_not_given_out_again,
            }
            session_lists {
                each_filter_of_sessions_narrows_the_list,
                a15_payments_are_found_by_how_their_link_was_made,
                sessions_that_wait_for_the_merchant_are_found_until_decided,
                sessions_are_found_by_what_a_merchant_may_know,
                sessions_are_paged_newest_first,
                a_row_shows_link_and_newest_transaction,
                another_merchant_sees_no_sessions_i19,
            }
            sessions {
                a_session_survives_being_stored_to_the_last_unit,
                what_changes_is_stored_and_the_version_counts_up,
                every_decision_status_and_flag_survives_being_stored,
                a_code_is_taken_once,
                an_update_of_no_session_is_an_error,
                many_sessions_change_at_once,
                sessions_come_in_the_order_they_were_asked_for,
                a_judgement_is_never_overwritten_by_one_made_before_it_i2,
            }
            settling {
                sessions_that_a_block_makes_surer_settle_and_no_others_perf6,
                sessions_fall_due_when_the_network_is_known_past_their_deadline,
                late_money_keeps_a_session_from_closing,
                sessions_that_wait_for_the_native_coin_are_found,
            }
            tags {
                r28_a_tag_survives_being_stored_renamed_and_deleted,
                r28_a_name_is_taken_once_in_its_kind,
                r28_tags_are_put_and_taken_for_many_at_once,
                r28_lists_are_narrowed_by_all_tags_that_are_asked_for,
                r28_a_merged_tag_is_on_all_that_had_either,
                r28_into_what_a_tag_went_is_known_until_it_is_back,
                i19_another_merchants_tags_are_neither_seen_nor_changed,
                r28_tags_of_deleted_links_come_back_and_are_not_counted,
            }
            team {
                a_member_is_given_another_role_and_removed_at_once_where_they_are_signed_in,
                i19_another_merchants_member_is_neither_changed_nor_removed,
                an_invitation_survives_being_stored_renewed_and_ended,
                an_address_is_invited_once_at_a_time,
                of_racers_with_one_invitation_one_joins,
                who_locked_the_team_reads_what_others_did_before,
                racers_are_given_each_letter_once,
                a_letter_that_has_gone_keeps_no_token,
            }
            transactions {
                what_is_not_committed_never_happened_i3,
                what_is_committed_happened_together_i3,
                a_reader_sees_one_state_while_others_write,
                a_reader_cannot_write,
                a_transaction_goes_on_after_something_was_taken,
                the_store_answers_a_ping,
            }
            transfers {
                a_transfer_is_recorded_once_and_moves_i1,
                a_transfer_keeps_its_session_and_first_sight_i1,
                an_old_sighting_does_not_take_a_transfer_out_of_its_block_i5,
                what_replaces_a_transfer_under_its_key_belongs_to_whom_it_pays_i1,
                transfers_of_dropped_blocks_are_orphaned_and_come_back_i6,
                the_same_key_on_another_network_is_another_transfer_i1,
                two_transfers_of_one_transaction_are_two_i1,
                many_transfers_are_recorded_at_once_in_their_order_i1,
                racing_recorders_of_one_transfer_agree_on_it_i1,
                transfers_of_sessions_come_in_the_order_of_arrival,
                amounts_up_to_the_largest_survive_being_stored_i9,
                unattributed_money_is_listed_for_its_merchant_alone_i19,
                unattributed_money_that_was_looked_at_or_taken_back_does_not_wait,
                unattributed_money_is_given_to_one_session_and_keeps_it_i1,
            }
            views {
                a_view_survives_being_stored_r19,
                bots_and_previews_are_counted_apart_and_not_listed,
                views_are_counted_by_day_kind_and_channel_over_batches,
                the_most_frequent_referrers_come_first,
                views_of_a_link_that_is_gone_are_left_out,
                another_merchant_sees_no_views_figures_and_activity_i19,
                what_a_link_took_is_added_up_to_the_last_unit_i14,
                i10_what_was_asked_in_a_currency_is_added_up_beside_what_came_as_it_was_agreed_on,
                r32_links_that_people_look_at_often_on_a_day_are_found_the_busiest_first,
                a_payment_counts_on_the_channel_that_its_session_remembers_r30,
                views_payments_and_messages_come_in_one_list_newest_first_r20,
                writers_of_views_count_every_one_under_a_race,
            }
            wallets {
                a_wallet_survives_being_stored_and_edited,
                another_merchant_finds_no_wallet_and_cannot_edit_it_i19,
                each_index_is_taken_once_under_a_race,
                an_index_that_was_not_committed_is_given_again,
                i11_one_place_for_money_is_one_merchants,
            }
        }
    };
    ($make:path; $($module:ident { $($test:ident),* $(,)? })*) => {
        $(mod $module {
            use super::*;
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() -> $crate::conformance::Outcome {
                    $crate::conformance::$module::$test($make().await?).await
                }
            )*
        })*
    };
}

#[cfg(test)]
mod tests {
    /// A test that nobody lists is a test that nobody runs.
    #[test]
    fn every_test_of_the_suite_is_listed() {
        let list = include_str!("mod.rs");
        let files = [
            include_str!("addresses.rs"),
            include_str!("audit.rs"),
            include_str!("browsers.rs"),
            include_str!("customers.rs"),
            include_str!("events.rs"),
            include_str!("invoices.rs"),
            include_str!("jobs.rs"),
            include_str!("links.rs"),
            include_str!("lock_order.rs"),
            include_str!("long_lists.rs"),
            include_str!("members.rs"),
            include_str!("narrowed_lists.rs"),
            include_str!("networks.rs"),
            include_str!("notifications.rs"),
            include_str!("reminders.rs"),
            include_str!("passes.rs"),
            include_str!("passkeys.rs"),
            include_str!("second_factors.rs"),
            include_str!("session_lists.rs"),
            include_str!("sessions.rs"),
            include_str!("settling.rs"),
            include_str!("tags.rs"),
            include_str!("team.rs"),
            include_str!("transactions.rs"),
            include_str!("transfers.rs"),
            include_str!("views.rs"),
            include_str!("wallets.rs"),
        ];
        for line in files.iter().flat_map(|file| file.lines()) {
            if let Some(rest) = line.strip_prefix("pub async fn ") {
                let name = rest.split('(').next().unwrap_or_default();
                assert!(list.contains(&format!("{name},")), "{name} is not listed");
            }
        }
    }
}
