"""The table of outputs, in the order in which the page on data lists them."""

from __future__ import annotations

from mkdocs_briefings.outputs.address_list import ADDRESSES
from mkdocs_briefings.outputs.citations import CITATIONS
from mkdocs_briefings.outputs.data.csv_files import CSV
from mkdocs_briefings.outputs.data.json_lines import JSON_LINES
from mkdocs_briefings.outputs.data.records_json import RECORDS_JSON
from mkdocs_briefings.outputs.data.workbook import WORKBOOK
from mkdocs_briefings.outputs.exchange.misp import MISP
from mkdocs_briefings.outputs.exchange.stix import STIX
from mkdocs_briefings.outputs.feeds.feeds import FEEDS
from mkdocs_briefings.outputs.mailings import MAILINGS
from mkdocs_briefings.outputs.metadata.metadata import METADATA
from mkdocs_briefings.outputs.output import Output
from mkdocs_briefings.outputs.page_texts import GUIDES, MARKDOWN
from mkdocs_briefings.outputs.previews.link_pictures import LINK_PICTURES

OUTPUTS: tuple[Output, ...] = (
    FEEDS,
    MAILINGS,
    CSV,
    WORKBOOK,
    JSON_LINES,
    RECORDS_JSON,
    MISP,
    STIX,
    CITATIONS,
    MARKDOWN,
    GUIDES,
    METADATA,
    LINK_PICTURES,
    ADDRESSES,
)

OUTPUT_NAMES = tuple(output.name for output in OUTPUTS)
"""What the option `outputs` can name; all are made where it names none."""
