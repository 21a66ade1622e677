"""Tells what the Markdown of a site weighs, by the template of its pages.

Of an invented library, or of the site whose mkdocs.yml is given. It holds what authors wrote, and
what pages say again of other pages; of the second there may be too much.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from make_library import add_options, library_of, write_library
from mkdocs_briefings.build.site import plan_site
from mkdocs_briefings.settings import read_settings

EXAMPLES = """\
examples:
  python benchmarks/markdown_weight.py
  python benchmarks/markdown_weight.py --site mkdocs.yml
"""


def weigh(config: Path) -> None:
    """Make the pages of a site, and print the table of their bytes."""
    site = plan_site(read_settings(config))
    bytes_of: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for page in site.pages:
        bytes_of[page.template] += len(site.render(page).encode())
        pages[page.template] += 1
    print(f"{'template':16} {'pages':>6} {'bytes':>12}")
    for template, size in bytes_of.most_common():
        print(f"{template:16} {pages[template]:6} {size:12,}")
    print(f"{'together':16} {pages.total():6} {bytes_of.total():12,}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0],
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_options(parser)
    parser.add_argument("--site", type=Path, metavar="FILE", help="weigh this mkdocs.yml instead")
    options = parser.parse_args()
    if options.site:
        weigh(options.site)
        return
    with tempfile.TemporaryDirectory(prefix="weigh-") as folder:
        write_library(Path(folder) / "library", library_of(options))
        weigh(Path(folder) / "library/mkdocs.yml")


if __name__ == "__main__":
    main()
