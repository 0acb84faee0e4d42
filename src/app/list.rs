//! A list of rows of different heights with one selected, as the panes beside the text hold.

/// Items one below the other, each some lines high, in a window that scrolls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T> {
    items: Vec<T>,
    /// Line each item begins at, and where the last ends: one more than there are items.
    starts: Vec<usize>,
    selected: Option<usize>,
    top_line: usize,
    height: usize,
}

/// An item in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen<T> {
    /// The item.
    pub item: T,
    /// Which row it is, counted from 0.
    pub index: usize,
    /// Line of the window it begins on.
    pub line: usize,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), starts: vec![0], selected: None, top_line: 0, height: 0 }
    }
}

impl<T: Copy + PartialEq> List<T> {
    /// Replaces the items, keeping the selected one where it is still among them.
    pub fn set(&mut self, items: Vec<T>, lines_of: impl Fn(T) -> usize) {
        let selected = self.selected();
        self.starts.clear();
        self.starts.push(0);
        let mut end = 0;
        for item in &items {
            end += lines_of(*item);
            self.starts.push(end);
        }
        self.items = items;
        self.selected = selected.and_then(|item| self.items.iter().position(|other| *other == item));
        self.clamp();
    }

    /// Adds items behind the last.
    pub fn extend(&mut self, items: impl IntoIterator<Item = T>, lines_of: impl Fn(T) -> usize) {
        for item in items {
            self.starts.push(self.line_count() + lines_of(item));
            self.items.push(item);
        }
    }

    /// Gives the window a height in lines.
    pub fn resize(&mut self, height: u16) {
        self.height = usize::from(height);
        self.clamp();
    }

    /// The items.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// The selected item.
    pub fn selected(&self) -> Option<T> {
        self.selected.map(|index| self.items[index])
    }

    /// Selects `item` and brings it into sight; nothing where it is not in the list.
    pub fn select(&mut self, item: T) {
        if let Some(index) = self.items.iter().position(|other| *other == item) {
            self.select_index(index);
        }
    }

    /// Selects the row at `index`, counted from 0, and brings it into sight; nothing where there is none.
    pub fn select_at(&mut self, index: usize) {
        if index < self.items.len() {
            self.select_index(index);
        }
    }

    /// Which row is selected, counted from 0.
    pub fn selected_at(&self) -> Option<usize> {
        self.selected
    }

    /// Selects nothing.
    pub fn deselect(&mut self) {
        self.selected = None;
    }

    /// Selects the item `by` items on, or back where negative; the first where none was selected.
    pub fn step(&mut self, by: isize) {
        let Some(last) = self.items.len().checked_sub(1) else { return };
        let next =
            self.selected.map_or(if by < 0 { last } else { 0 }, |index| index.saturating_add_signed(by).min(last));
        self.select_index(next);
    }

    /// Selects the item about a page on, or back where negative.
    pub fn step_page(&mut self, pages: isize) {
        let lines = self.height.max(1).cast_signed() * pages;
        let from = self.selected.map_or(0, |index| self.starts[index]);
        let line = from.saturating_add_signed(lines);
        let index = self.starts.partition_point(|start| *start <= line).saturating_sub(1);
        if let Some(last) = self.items.len().checked_sub(1) {
            self.select_index(index.min(last));
        }
    }

    /// Moves the window by about so many lines, without selecting.
    pub fn scroll(&mut self, lines: isize) {
        let line = self.top_line.saturating_add_signed(lines);
        self.top_line = if lines > 0 { self.start_from(line) } else { self.start_until(line) };
        self.clamp();
    }

    /// Brings the item at `index` to the top of the window, if it is not seen already.
    pub fn follow(&mut self, index: usize) {
        let Some(start) = self.starts.get(index).copied() else { return };
        self.top_line = start;
        self.clamp();
    }

    /// The items in the window: those it holds whole, and the first of them in any case.
    pub fn seen(&self) -> impl Iterator<Item = Seen<T>> {
        let first = self.starts.partition_point(|start| *start < self.top_line);
        let end = self.top_line + self.height;
        let items = self.items.iter().enumerate().skip(first);
        let whole = items.take_while(move |(index, _)| *index == first || self.starts[index + 1] <= end);
        whole.map(|(index, item)| Seen { item: *item, index, line: self.starts[index] - self.top_line })
    }

    /// The item on line `line` of the window.
    pub fn at_line(&self, line: u16) -> Option<T> {
        let at = self.top_line + usize::from(line);
        let on_line = |seen: &Seen<T>| self.starts[seen.index] <= at && at < self.starts[seen.index + 1];
        self.seen().find(on_line).map(|seen| seen.item)
    }

    /// Whether items stand above the window, and below it.
    pub fn more(&self) -> (bool, bool) {
        (self.top_line > 0, self.top_line + self.height < self.line_count())
    }

    fn line_count(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    fn select_index(&mut self, index: usize) {
        self.selected = Some(index);
        let (start, end) = (self.starts[index], self.starts[index + 1]);
        if end > self.top_line + self.height {
            self.top_line = self.start_from(end.saturating_sub(self.height)).min(start);
        }
        if start < self.top_line {
            self.top_line = start;
        }
        self.clamp();
    }

    /// The window begins with an item, and shows no more behind the last than it must.
    fn clamp(&mut self) {
        let last_top = self.start_from(self.line_count().saturating_sub(self.height));
        let last_start = self.starts[self.items.len().saturating_sub(1)];
        self.top_line = self.start_until(self.top_line).min(last_top).min(last_start);
    }

    /// Line of the first item that begins at or behind `line`.
    fn start_from(&self, line: usize) -> usize {
        self.starts.get(self.starts.partition_point(|start| *start < line)).copied().unwrap_or(self.line_count())
    }

    /// Line of the last item that begins at or before `line`.
    fn start_until(&self, line: usize) -> usize {
        self.starts[self.starts.partition_point(|start| *start <= line).saturating_sub(1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(height: u16) -> List<char> {
        let mut list = List::default();
        list.set("abcdef".chars().collect(), |item| if item == 'c' { 3 } else { 2 });
        list.resize(height);
        list
    }

    fn seen(list: &List<char>) -> String {
        list.seen().map(|seen| format!("{}{}", seen.item, seen.line)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_selected_item_is_always_seen_whole() {
        let mut list = list(5);
        assert_eq!(seen(&list), "a0 b2");
        list.step(1);
        list.step(2);
        assert_eq!(list.selected(), Some('c'));
        assert_eq!(seen(&list), "b0 c2");
        list.step(-2);
        assert_eq!(seen(&list), "a0 b2");
        list.step(99);
        assert_eq!((list.selected(), seen(&list)), (Some('f'), "e0 f2".to_owned()));
    }

    #[test]
    fn no_item_is_seen_in_part_unless_the_window_is_too_low_for_it() {
        let mut low = list(2);
        low.step(2);
        low.step(2);
        assert_eq!((low.selected(), seen(&low)), (Some('c'), "c0".to_owned()));
        let mut list = list(6);
        list.scroll(3);
        assert_eq!((seen(&list), list.at_line(4), list.at_line(5)), ("c0 d3".to_owned(), Some('d'), None));
        list.scroll(-1);
        assert_eq!(seen(&list), "b0 c2");
        list.scroll(99);
        assert_eq!((seen(&list), list.more()), ("d0 e2 f4".to_owned(), (true, false)));
    }

    #[test]
    fn what_is_added_stands_behind_the_last_and_moves_nothing() {
        let mut list = list(5);
        list.step(1);
        list.extend(['g', 'h'], |_| 1);
        assert_eq!((list.selected(), seen(&list)), (Some('a'), "a0 b2".to_owned()));
        list.step(99);
        assert_eq!((list.selected(), seen(&list)), (Some('h'), "f0 g2 h3".to_owned()));
    }

    #[test]
    fn a_new_list_keeps_the_selected_item() {
        let mut list = list(5);
        list.select('d');
        list.set(vec!['d', 'a'], |_| 1);
        assert_eq!(list.selected(), Some('d'));
        list.set(vec!['a'], |_| 1);
        assert_eq!(list.selected(), None);
    }
}
