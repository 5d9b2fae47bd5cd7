//! Lists as text in columns.

/// The rows under their headings, each column as wide as its longest text.
pub(super) fn table<const N: usize>(
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let head = head.map(str::to_owned);
    let lines: Vec<[String; N]> = std::iter::once(head).chain(rows).collect();
    let mut widths = [0; N];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    lines.iter().map(|line| row(line, &widths)).collect()
}

fn row(line: &[String], widths: &[usize]) -> String {
    let cells = line.iter().zip(widths);
    let cells: Vec<String> = cells
        .map(|(cell, width)| format!("{cell:width$}"))
        .collect();
    format!("{}\n", cells.join("  ").trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters() {
        let rows = [["ñandú", "1"], ["x", "22"]].map(|row| row.map(str::to_owned));
        assert_eq!(
            table(["NAME", "N"], rows),
            "NAME   N\nñandú  1\nx      22\n"
        );
    }
}
