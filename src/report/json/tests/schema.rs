//! The committed schemas are those of the types, and what is written keeps to them.

use std::path::Path;

use regex::Regex;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform, transform_subschemas};
use serde_json::Value;

use super::super::view::{ComparisonView, OutlineView};
use super::super::{Schema, comparison, outline};
use crate::report::fixture;

fn generated(schema: Schema) -> String {
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(without_links));
    let generator = settings.into_generator();
    let schema = match schema {
        Schema::Comparison => generator.into_root_schema_for::<ComparisonView<'_>>(),
        Schema::Outline => generator.into_root_schema_for::<OutlineView<'_>>(),
    };
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

/// Comments link to other items of the crate, which a schema does not know.
fn without_links(schema: &mut schemars::Schema) {
    let link = Regex::new(r"\[(`[^`]+`)\](\([^)]*\))?").unwrap();
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = link.replace_all(text, "$1").replace('\n', " ");
    }
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    for (schema, file) in [
        (Schema::Comparison, "schema/comparison-1.json"),
        (Schema::Outline, "schema/outline-1.json"),
    ] {
        let generated = generated(schema);
        if std::env::var_os("UPDATE").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            std::fs::write(path, generated).unwrap();
        } else {
            assert!(
                schema.text() == generated,
                "{file} is not what the types say: UPDATE=1 cargo test --lib schema"
            );
        }
    }
}

/// Adds to every object of a schema that it has no other fields, to find those that nobody described.
#[derive(Clone)]
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut schemars::Schema) {
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".to_owned(), false.into());
        }
        transform_subschemas(self, schema);
    }
}

#[test]
fn what_is_written_keeps_to_the_schema_and_has_no_field_that_it_does_not_describe() {
    for (schema, written) in [
        (
            Schema::Comparison,
            comparison as fn(&crate::model::Comparison) -> String,
        ),
        (Schema::Outline, |comparison: &crate::model::Comparison| {
            outline(&comparison.old)
        }),
    ] {
        let mut closed: schemars::Schema = serde_json::from_str(schema.text()).unwrap();
        Closed.transform(&mut closed);
        let validator = jsonschema::validator_for(closed.as_value()).unwrap();
        for drafts in [
            fixture::comparison(),
            fixture::without_change(),
            fixture::hostile(),
        ] {
            let mut value: Value = serde_json::from_str(&written(&drafts)).unwrap();
            let errors: Vec<String> = validator
                .iter_errors(&value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, [] as [String; 0]);
            // A schema that allows anything would find no error either.
            value["surplus"] = Value::Null;
            assert!(!validator.is_valid(&value));
        }
    }
}
