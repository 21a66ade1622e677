"""The MkDocs plugin `briefings`: hands the pages made from records to MkDocs as files in memory."""

from mkdocs_briefings.plugin.events import BriefingsPlugin as BriefingsPlugin
