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

    /// Moves the window without selecting.
    pub fn scroll(&mut self, lines: isize) {
        self.top_line = self.top_line.saturating_add_signed(lines);
        self.clamp();
    }

    /// Brings the item at `index` to the top of the window, if it is not seen already.
    pub fn follow(&mut self, index: usize) {
        let Some(start) = self.starts.get(index).copied() else { return };
        self.top_line = start;
        self.clamp();
    }

    /// The items in the window with the line of the window each begins at, negative for one cut off at the top.
    pub fn seen(&self) -> impl Iterator<Item = (T, isize)> {
        let first = self.starts.partition_point(|start| *start <= self.top_line).saturating_sub(1);
        let end = self.top_line + self.height;
        self.items
            .iter()
            .zip(&self.starts)
            .skip(first)
            .take_while(move |(_, start)| **start < end)
            .map(|(item, start)| (*item, start.cast_signed() - self.top_line.cast_signed()))
    }

    /// The item on line `line` of the window.
    pub fn at_line(&self, line: u16) -> Option<T> {
        let line = self.top_line + usize::from(line);
        let index = self.starts.partition_point(|start| *start <= line).checked_sub(1)?;
        self.items.get(index).copied()
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
            self.top_line = end - self.height.min(end);
        }
        if start < self.top_line {
            self.top_line = start;
        }
        self.clamp();
    }

    fn clamp(&mut self) {
        self.top_line = self.top_line.min(self.line_count().saturating_sub(self.height));
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
        list.seen().map(|(item, line)| format!("{item}{line}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_selected_item_is_always_seen_whole() {
        let mut list = list(5);
        assert_eq!(seen(&list), "a0 b2 c4");
        list.step(1);
        list.step(2);
        assert_eq!(list.selected(), Some('c'));
        assert_eq!(seen(&list), "b0 c2");
        list.step(-2);
        assert_eq!(seen(&list), "a0 b2 c4");
        list.step(99);
        assert_eq!((list.selected(), seen(&list)), (Some('f'), "d-1 e1 f3".to_owned()));
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
