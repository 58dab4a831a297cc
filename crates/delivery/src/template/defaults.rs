//! What is written to customers as long as the merchant wrote nothing else.

use super::{Kind, Template};

impl Kind {
    /// The subject to begin with.
    pub const fn default_subject(self) -> &'static str {
        match self {
            Self::Request => "Payment for {{title}}, from {{business}}",
            Self::Receipt => "We received your payment for {{title}}",
            Self::Reminder => "Reminder: {{title}}, from {{business}}",
            Self::Invitation => "{{business}} invites you",
        }
    }

    /// The text to begin with.
    pub const fn default_body(self) -> &'static str {
        match self {
            Self::Request => {
                "Hello {{customer_name}},\n\n\
                 {{business}} asks you to pay for {{title}}.\n\
                 The amount is {{amount}}.\n\
                 Please pay by {{due}}.\n\n\
                 {{link}}\n\n\
                 The page shows how to pay from any wallet, and tells you as soon as your payment has arrived.\n\n\
                 If something is not clear, just answer this e-mail.\n\n\
                 {{business}}"
            }
            Self::Receipt => {
                "Hello {{customer_name}},\n\n\
                 Thank you! Your payment for {{title}} has arrived.\n\
                 We received {{amount}}.\n\n\
                 {{link}}\n\n\
                 Your receipt is on that page. You can keep it as a file.\n\n\
                 {{business}}"
            }
            Self::Reminder => {
                "Hello {{customer_name}},\n\n\
                 A friendly reminder: your payment for {{title}} has not arrived yet.\n\
                 The amount is {{amount}}.\n\
                 Please pay by {{due}}.\n\n\
                 {{link}}\n\n\
                 If you have just paid, you need not do anything: we will see it soon.\n\n\
                 {{business}}"
            }
            Self::Invitation => {
                "Hello {{customer_name}},\n\n\
                 {{business}} invites you to join its team.\n\n\
                 {{link}}\n\n\
                 If you did not expect this, you need not do anything.\n\n\
                 {{business}}"
            }
        }
    }

    /// The template to begin with.
    pub fn default_template(self) -> Template {
        Template::parse(self, self.default_subject(), self.default_body())
            .expect("a test holds that each of them can be read")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_each_kind_has_a_text_to_begin_with() {
        for kind in Kind::ALL {
            assert_eq!(kind.default_template().kind(), kind);
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            for placeholder in kind.placeholders() {
                let all = [kind.default_subject(), kind.default_body()].concat();
                assert!(all.contains(&placeholder.written()), "{kind:?} shows how {placeholder:?} is used");
            }
        }
        assert_eq!(Kind::from_name("invoice"), None);
    }
}
