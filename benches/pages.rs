//! How many web pages become documents in a second of processor, beside Readability alone on the same pages:
//! `cargo bench --bench pages -- FOLDER [ROUNDS]`, where `FOLDER/*/page.html` or `FOLDER/*.html` are the pages.
//!
//! Both read every page in this one process and thread, by turns. Readability is given the page as it is.

use onrecord::document::format::{Format, Hint};
use onrecord::document::open;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;

const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo says what it runs this for.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let Some(folder) = arguments.first() else {
        println!("which folder of pages? cargo bench --bench pages -- FOLDER [ROUNDS]");
        return Ok(());
    };
    let rounds = arguments.get(1).map_or(Ok(ROUNDS), |rounds| rounds.parse())?;
    let pages = pages(Path::new(folder))?;
    let hint = Hint { format: Some(Format::Html), ..Hint::default() };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        ours.push(seconds(&pages, |page| {
            black_box(open(page.as_bytes().to_vec(), &hint));
        })?);
        theirs.push(seconds(&pages, |page| {
            let _ = black_box(dom_smoothie::Readability::new(page, None, None).and_then(|mut page| page.parse()));
        })?);
    }
    for (name, seconds) in [("ours", &mut ours), ("dom_smoothie alone", &mut theirs)] {
        seconds.sort_by(f64::total_cmp);
        let pages = |seconds: f64| f64::from(u32::try_from(pages.len()).unwrap_or(u32::MAX)) / seconds;
        let (median, best) = (seconds[seconds.len() / 2], seconds[0]);
        println!("{name:20} {:6.0} pages a second of processor, at best {:.0}", pages(median), pages(best));
    }
    println!("{} pages; ours takes {:.2} of its time", pages.len(), ours[0] / theirs[0]);
    Ok(())
}

/// The pages below `folder`; those that are not UTF-8 with marks where they are not.
fn pages(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let page = if path.is_dir() { path.join("page.html") } else { path };
        if page.extension().is_some_and(|extension| extension == "html") && page.exists() {
            pages.push(String::from_utf8_lossy(&fs::read(page)?).into_owned());
        }
    }
    if pages.is_empty() { Err(format!("no pages in {}", folder.display()).into()) } else { Ok(pages) }
}

/// Seconds of processor that `read` takes for all `pages`.
fn seconds(pages: &[String], read: impl Fn(&str)) -> Result<f64, Box<dyn Error>> {
    let before = processor()?;
    for page in pages {
        read(page);
    }
    Ok(processor()? - before)
}

/// Seconds of processor that this thread has had, as Linux counts them.
fn processor() -> Result<f64, Box<dyn Error>> {
    let told = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = told.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
