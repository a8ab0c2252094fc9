"""What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask of a file's structure, as far as a file shows it.

The whole of it is judged by a validator in judges/.
"""

import io

import pikepdf


def ensure_archival(pdf: bytes, title: str) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert not document.is_encrypted  # 6.1.3
        assert len(document.trailer.ID) == 2  # 6.1.3
        assert pdf.rstrip().endswith(b"%%EOF")
        _ensure_described(document, title)
        (intent,) = root.OutputIntents  # 6.2.3
        assert intent.S == "/GTS_PDFA1"
        assert b"acsp" in intent.DestOutputProfile.read_bytes()[:64]
        assert root.MarkInfo.Marked  # 6.7.2.1
        assert root.StructTreeRoot
        assert root.Lang == "en-GB"
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root.keys())  # 6.5
        assert _kinds(document).isdisjoint({"/JavaScript", "/Launch", "/EmbeddedFile", "/Filespec"})
        _ensure_fonts(document)


def _ensure_described(document: pikepdf.Pdf, title: str) -> None:
    with document.open_metadata() as described:  # 6.6.4
        assert (described["pdfaid:part"], described["pdfaid:conformance"]) == ("2", "A")
        assert described["pdfuaid:part"] == "1"
        assert described["dc:title"] == title
    assert document.docinfo.Title == title
    assert "/Filter" not in document.Root.Metadata  # readable by whoever knows no PDF: 6.6.2.1


def _kinds(document: pikepdf.Pdf) -> set[str]:
    dictionaries = [
        each for each in document.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
    ]
    return {str(each.get(key)) for each in dictionaries for key in ("/Type", "/S")}


def _ensure_fonts(document: pikepdf.Pdf) -> None:
    described = [
        each
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    ]
    assert described
    for each in described:  # 6.2.11.4
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(each.keys())
        assert "NotoSans" in str(each.FontName)
    used = [font for page in document.pages for font in page.Resources.get("/Font", {}).values()]
    assert used
    assert all("/ToUnicode" in font for font in used)  # 6.2.11.7
