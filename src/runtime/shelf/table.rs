//! Rows in columns, for a person to read.

use crate::text::safe::safe_line;
use crate::text::width::{fitted, width_cells};
use std::io::{self, Write};

/// Widest a column but the last may be, in cells.
const MAX_CELLS: usize = 44;

/// Writes `rows`, each column as wide as it must be; what comes from outside is made safe.
pub(super) fn write<const COLUMNS: usize>(rows: &[[String; COLUMNS]], out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; COLUMNS]> =
        rows.iter().map(|row| row.each_ref().map(|cell| safe_line(cell).into_owned())).collect();
    let widest = |column: usize| rows.iter().map(|row| width_cells(&row[column])).max().unwrap_or(0).min(MAX_CELLS);
    let widths: Vec<usize> = (0..COLUMNS).map(widest).collect();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let is_last = column + 1 == COLUMNS;
            let cell = if is_last { cell.as_str().into() } else { fitted(cell, widths[column]) };
            line.push_str(&cell);
            if !is_last {
                line.push_str(&" ".repeat(widths[column].saturating_sub(width_cells(&cell)) + 2));
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
