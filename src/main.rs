//! Starts onrecord; everything it does is in the library.

fn main() -> std::process::ExitCode {
    onrecord::runtime::main()
}
