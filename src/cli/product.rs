//! `chaqi product`: product cards listed, shown, taken in from a sheet and written to one.

use super::args::{self, Product as Command, SheetFormat};
use super::context::Context;
use super::errors::{Done, Failure, REFUSED};
use super::output::{self, Out};
use crate::exchange::phrases::{
    ProductsAsked, ProductsPlan, plan_products, products_csv, products_xlsx,
};
use crate::exchange::{atomic_file, child, job};
use crate::i18n::{Lang, t};
use crate::phrases::{Card, Library, PRODUCT_PREFIX, PackHead, Product};
use crate::runtime::phrase_words::{fact_text, product_counts, product_kept};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// So many differing facts are told one by one; all of them are in `--json`.
const TOLD: usize = 30;

/// Runs a command.
pub(super) fn run(context: &Context, command: Command) -> Done {
    match command {
        Command::List(plain) => list(context, plain.json),
        Command::Show(args) => show(context, &args),
        Command::Import(args) => import(context, &args),
        Command::Export(args) => export(context, &args),
    }
}

fn list(context: &Context, json: bool) -> Done {
    let library = super::phrases::library(context);
    let lang = context.lang;
    let mut out = Out::new();
    if json {
        out.json(&library.products.iter().map(|p| product_json(p)).collect::<Vec<_>>())?;
    } else {
        let heads = [
            t!(lang, "cli-table-product-number"),
            t!(lang, "cli-table-product"),
            t!(lang, "cli-table-product-sizes"),
            t!(lang, "cli-table-product-stock"),
            t!(lang, "cli-table-product-questions"),
        ];
        let row = |product: &Arc<Product>| {
            let values = library.values_of(product);
            let fact =
                |name| values.get(&format!("{PRODUCT_PREFIX}{name}")).cloned().unwrap_or_default();
            let questions = product.card.questions.len().to_string();
            vec![fact("number"), fact("name"), fact("size"), fact("stock"), questions]
        };
        let rows: Vec<Vec<String>> = library.products.iter().map(row).collect();
        out.table(&heads, &rows)?;
    }
    out.flush()?;
    Ok(0)
}

fn show(context: &Context, args: &args::ProductShow) -> Done {
    let library = super::phrases::library(context);
    let lang = context.lang;
    let Some(product) = library.products.iter().find(|p| p.card.is_called(&args.name)) else {
        let name = args.name.as_str();
        let known: Vec<&str> = library.products.iter().map(|p| p.card.name.as_str()).collect();
        return Err(Failure::nothing(t!(lang, "cli-fail-product-none", "name" => name))
            .hint(t!(lang, "cli-hint-product-none", "known" => known.join(", "))));
    };
    let mut out = Out::new();
    if args.json {
        out.json(&product_json(product))?;
    } else {
        out.fields(&fields(lang, &library, product))?;
    }
    out.flush()?;
    Ok(0)
}

/// Every fact under the name that the list of replies has for it.
fn fields(lang: Lang, library: &Library, product: &Product) -> Vec<(String, String)> {
    let label = |name: &str| match library.variables.get(name) {
        Some(variable) if !variable.label.is_empty() => variable.label.clone(),
        _ => name.trim_start_matches(PRODUCT_PREFIX).to_owned(),
    };
    let card = &product.card;
    let mut fields: Vec<(String, String)> =
        library.values_of(product).into_iter().map(|(name, value)| (label(&name), value)).collect();
    if !card.aliases.is_empty() {
        fields.push((t!(lang, "cli-table-product-aliases"), card.aliases.join(", ")));
    }
    fields.extend(card.questions.iter().map(|q| (q.question.clone(), q.said().to_owned())));
    let place = format!("{}:{}", product.source, product.line);
    fields.push((t!(lang, "cli-table-product-file"), place));
    fields
}

fn product_json(product: &Product) -> Value {
    let mut document = json!(product.card);
    document["file"] = json!(product.source.to_string());
    document["line"] = json!(product.line);
    document
}

fn import(context: &Context, args: &args::ProductImport) -> Done {
    let lang = context.lang;
    if !args.every.dry_run {
        context.may_write()?;
    }
    let asked = ProductsAsked { products_sheet: args.every.sheet.clone(), map: args.map.clone() };
    let found =
        job::read_products(&std::env::current_exe()?, child::open(&args.every.file)?, &asked)?;
    let plan = plan_products(found, &super::phrases::library(context), args.every.update);
    tell(lang, &plan);
    let target = context.paths.phrases_dir.join("products.toml");
    let stops = args.every.strict && !plan.refused.is_empty();
    let mut written = plan.new.len() + plan.changed.len();
    if stops || args.every.dry_run {
        written = 0;
    } else {
        let head = PackHead { name: t!(lang, "replies-products-pack"), colour: None };
        plan.apply(&target, &head)
            .map_err(|error| super::phrases_import::write_failure(lang, &error))?;
    }
    print(lang, args, &plan, &target, written)?;
    if stops {
        return Err(Failure::Said {
            code: REFUSED,
            what: t!(lang, "cli-fail-import-refused", "n" => plan.refused.len()),
            hint: Some(t!(lang, "cli-hint-import-refused")),
        });
    }
    Ok(0)
}

/// What was not taken as it stood, on standard error.
fn tell(lang: Lang, plan: &ProductsPlan) {
    for row in &plan.refused {
        output::note(&row.text(lang));
    }
    for fact in plan.differing.iter().take(TOLD) {
        output::note(&fact_text(lang, fact));
    }
    if plan.differing.len() > TOLD {
        output::note(&t!(lang, "cli-note-more-notes", "n" => plan.differing.len() - TOLD));
    }
}

fn print(
    lang: Lang,
    args: &args::ProductImport,
    plan: &ProductsPlan,
    target: &Path,
    written: usize,
) -> Result<(), Failure> {
    let (new, changed) = (plan.new.len(), plan.changed.len());
    let mut out = Out::new();
    let path = target.display().to_string();
    if args.every.json {
        let refused: Vec<Value> =
            plan.refused.iter().map(|row| super::order_import::row_json(lang, row)).collect();
        out.json(&json!({
            "rows": plan.rows, "new": new, "changed": changed, "same": plan.same,
            "refused": refused, "differing": plan.differing, "file": path, "written": written,
            "dry_run": args.every.dry_run,
        }))?;
        return out.flush();
    }
    out.line(&product_counts(lang, plan))?;
    if let Some(kept) = product_kept(lang, plan) {
        out.line(&format!("{kept} (--update)"))?;
    }
    if args.every.dry_run {
        out.line(&t!(lang, "cli-said-dry-run"))?;
    } else if written > 0 {
        out.line(&t!(lang, "cli-note-written", "path" => path))?;
    }
    out.flush()
}

fn export(context: &Context, args: &args::ProductExport) -> Done {
    let lang = context.lang;
    let library = super::phrases::library(context);
    let cards: Vec<&Card> = library.products.iter().map(|product| &product.card).collect();
    if cards.is_empty() {
        return Err(Failure::nothing(t!(lang, "cli-fail-products-none"))
            .hint(t!(lang, "cli-hint-products-none")));
    }
    let named =
        |ending: &str| args.file.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    let bytes = match args.format {
        Some(SheetFormat::Xlsx) => products_xlsx(&cards)?,
        None if named("xlsx") => products_xlsx(&cards)?,
        // The mark tells Excel that it is UTF-8.
        _ => format!("\u{feff}{}", products_csv(&cards)?).into_bytes(),
    };
    let mut out = Out::new();
    if args.file == Path::new("-") {
        out.bytes(&bytes)?;
    } else {
        atomic_file(&args.file, args.force, |file| file.write_all(&bytes))?;
        let path = args.file.display().to_string();
        if args.json {
            out.json(&json!({"file": path, "written": cards.len()}))?;
        } else {
            out.line(&t!(lang, "cli-said-exported-products", "n" => cards.len(), "path" => path))?;
        }
    }
    out.flush()?;
    Ok(0)
}
