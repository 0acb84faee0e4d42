//! What a reader can want. Every command has a name for `[keys]` and a sentence for help; both come from here.

/// Something the reader wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "COMMANDS says of each what it does, for readers and programmers alike")]
pub enum Command {
    ScrollDown,
    ScrollUp,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    Top,
    Bottom,
    Percent,
    NextSection,
    PreviousSection,
    NextParagraph,
    PreviousParagraph,
    NextClaim,
    PreviousClaim,
    NextMention,
    PreviousMention,
    Palette,
    Search,
    NextHit,
    PreviousHit,
    NextArticle,
    PreviousArticle,
    Articles,
    NextPane,
    PaneRight,
    PaneLeft,
    PreviousPane,
    Activate,
    Details,
    Back,
    FilterByParty,
    ArrangeBySpeaker,
    Sift,
    Hide,
    Edit,
    Undo,
    ShowHidden,
    Copy,
    CopySource,
    OpenSource,
    Links,
    Pipe,
    SetMark,
    GoToMark,
    TextAlone,
    Wider,
    Narrower,
    LightOrDark,
    NextColours,
    Justify,
    Hyphenate,
    Pictures,
    Mouse,
    Reload,
    Redraw,
    Library,
    NextUnread,
    Star,
    Tag,
    FullText,
    ToggleRead,
    AllRead,
    Archive,
    Sort,
    SaveSearch,
    Subscribe,
    Highlight,
    Note,
    Notes,
    Stories,
    Story,
    Dossier,
    Help,
    Close,
    Leave,
    Quit,
    Suspend,
}

/// Where help lists a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving through the text.
    Moving,
    /// Claims and parties.
    Who,
    /// Finding words and places.
    Finding,
    /// The library: feeds and what they brought.
    Library,
    /// Panes and looks.
    Screen,
    /// The program itself.
    Program,
}

impl Group {
    /// In the order help shows them.
    pub const ALL: [Self; 6] = [Self::Moving, Self::Who, Self::Finding, Self::Library, Self::Screen, Self::Program];

    /// The title help gives it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Who => "Claims and parties",
            Self::Finding => "Finding",
            Self::Library => "Library and notes",
            Self::Screen => "Panes and looks",
            Self::Program => "Program",
        }
    }
}

/// A command, its name under `[keys]`, what it does, and where help lists it.
#[derive(Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its name under `[keys]`.
    pub name: &'static str,
    /// What it does, as help says it.
    pub words: &'static str,
    /// Where help lists it.
    pub group: Group,
}

macro_rules! commands {
    ($($group:ident { $($command:ident $name:literal $words:literal,)* })*) => {
        /// Every command, in the order help shows them.
        pub const COMMANDS: &[Entry] = &[$($(
            Entry { command: Command::$command, name: $name, words: $words, group: Group::$group },
        )*)*];
    };
}

commands! {
    Moving {
        ScrollDown "scroll-down" "down a line; in a pane, the next row",
        ScrollUp "scroll-up" "up a line; in a pane, the row before",
        PageDown "page-down" "a page on",
        PageUp "page-up" "a page back",
        HalfPageDown "half-page-down" "half a page on",
        HalfPageUp "half-page-up" "half a page back",
        Top "top" "to the beginning",
        Bottom "bottom" "to the end",
        Percent "percent" "to that many percent of the text (50%)",
        NextSection "next-section" "next section",
        PreviousSection "previous-section" "section before",
        NextParagraph "next-paragraph" "next paragraph",
        PreviousParagraph "previous-paragraph" "paragraph before",
        NextArticle "next-article" "next article",
        PreviousArticle "previous-article" "article before",
        Articles "articles" "list of the articles that are open",
    }
    Who {
        NextClaim "next-claim" "next claim, lit in the text",
        PreviousClaim "previous-claim" "claim before",
        NextMention "next-mention" "next mention of the selected party",
        PreviousMention "previous-mention" "mention before",
        Activate "activate" "go where the selected row points",
        Details "details" "all there is to know of the claim or party",
        FilterByParty "filter-by-party" "claims of the selected party only, or all again",
        ArrangeBySpeaker "arrange-by-speaker" "claims by speaker, or in text order",
        Sift "sift" "only claims word for word, only sure ones, only those that are answered, or all again",
        Hide "hide" "hide a wrong claim or party, or show it again; in a dossier: it is another’s",
        Edit "edit" "edit who said the claim, or a party: its name, what it is, who it is the same as",
        Undo "undo" "undo the last correction of this text, or what was done last in the library",
        ShowHidden "show-hidden" "show hidden rows, or hide them again",
        Copy "copy" "copy the claim or paragraph with its attribution",
        CopySource "copy-source" "copy where the article comes from",
        OpenSource "open-source" "open the article's own address outside",
        Links "links" "follow a link: type its letter, a capital to open it outside",
        Pipe "pipe" "send the claim, paragraph, section or article to a command",
    }
    Finding {
        Palette "palette" "palette: find a command, a section, a party, a claim or an article by its letters",
        Search "search" "search: words or a pattern; capitals count if you type one",
        NextHit "next-hit" "next place found",
        PreviousHit "previous-hit" "place found before",
        Back "back" "back to where you were before a jump",
        SetMark "set-mark" "set a mark: then type a letter",
        GoToMark "go-to-mark" "go to a mark: then type its letter, or ' to go back",
    }
    Library {
        Library "library" "your feeds and their articles, or back to the article",
        NextUnread "next-unread" "next article that was not read yet",
        Star "star" "give the article a star, or take it",
        Tag "tag" "tags of the article, or of the feed selected at the left",
        FullText "full-text" "fetch the whole text from the article's page",
        ToggleRead "toggle-read" "the article is read, or unread again",
        AllRead "all-read" "everything that is listed is read",
        Archive "archive" "put the article away into the archive, or take it out",
        Sort "sort" "list the oldest first, by title, by feed, the newest first",
        SaveSearch "save-search" "keep what is searched for at the left, or forget the search selected there",
        Subscribe "subscribe" "subscribe to a feed: type its address",
        Highlight "highlight" "highlight the claim or paragraph, or take the highlight away",
        Note "note" "write a note on the claim or paragraph; emptied, it goes",
        Notes "notes" "notes and highlights of this article",
        Stories "stories" "stories that several of your feeds tell",
        Story "story" "this article's story: what each outlet says of it, side by side",
        Dossier "dossier" "all that the selected party said, here and in your library, by time",
    }
    Screen {
        NextPane "next-pane" "next pane, after the last the first",
        PreviousPane "previous-pane" "pane before, before the first the last",
        PaneRight "pane-right" "pane to the right",
        PaneLeft "pane-left" "pane to the left",
        TextAlone "text-alone" "text alone, or with its panes",
        Wider "wider" "wider text",
        Narrower "narrower" "narrower text",
        LightOrDark "light-or-dark" "colours for a light or a dark ground",
        NextColours "next-colours" "all colours, high contrast, the terminal's sixteen, none",
        Justify "justify" "both edges of the text even, or its right one ragged",
        Hyphenate "hyphenate" "long words broken at a line's end, or never",
        Pictures "pictures" "pictures, or only what is said of them",
        Mouse "mouse" "mouse for the reader, or for the terminal to select with",
        Redraw "redraw" "draw the screen anew",
    }
    Program {
        Help "help" "every key, and what it does",
        Reload "reload" "read the article again",
        Close "close" "step back: close what is open, put out what is lit; never quits",
        Leave "leave" "leave what is open, then the article for the list it is of; quits where nothing is left",
        Suspend "suspend" "back to the shell; `fg` returns",
        Quit "quit" "quit at once",
    }
}

impl Command {
    /// Whether it means the same on every screen.
    pub(super) fn is_for_every_screen(self) -> bool {
        matches!(
            self,
            Self::Palette
                | Self::Help
                | Self::Quit
                | Self::Suspend
                | Self::Redraw
                | Self::Mouse
                | Self::LightOrDark
                | Self::NextColours
        )
    }

    /// Its name under `[keys]`.
    pub fn name(self) -> &'static str {
        COMMANDS.iter().find(|entry| entry.command == self).map_or("", |entry| entry.name)
    }

    /// The command `name` stands for under `[keys]`.
    pub fn named(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|entry| entry.name == name).map(|entry| entry.command)
    }
}
