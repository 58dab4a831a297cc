//! Mail through SMTP: to a real mail server on this machine, and to one that behaves badly.

mod certificates;
mod fixtures;
mod injection;
mod refusals;
mod rude;
mod safety;
mod sending;
