#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::runtime::settings::{Configuration, Form, report};
use onrecord::text::safe::is_unsafe;
use onrecord::ui::theme::Depth;

fuzz_target!(|toml: &str| {
    for form in [Form::Config, Form::Keymap, Form::Theme, Form::State] {
        let Err(error) = Configuration::built_in(Depth::True).override_with(form, toml) else { continue };
        let said = report("config.toml", toml, &error);
        assert!(!said.chars().any(|sign| is_unsafe(sign) && sign != '\n'), "unsafe report");
    }
});
