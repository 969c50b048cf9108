/*
 * What the file says of itself: the information dictionary and the same in
 * XMP, the colours it means, its language, and the standards it keeps.
 */
#include "pdf/inside.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PRODUCER "printark"

/* PDF/A knows no property that is not described; PDF/UA's own is not predefined (ISO
 * 19005-2, 6.6.2.3). */
static const char extension[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

static void
put_element(struct buf *to, const char *before, const char *text, const char *after)
{
	if (!text || !*text)
		return;
	buf_string(to, before);
	buf_xml(to, text);
	buf_string(to, after);
}

/* A picture that says nothing to who cannot see it was reported at its place; the file must not
 * claim what it does not keep. */
static bool
keeps_ua(const struct pdf_writer *w)
{
	int i;

	for (i = 0; i < w->areas->tag_count; i++) {
		const struct tag *tag = &w->areas->tags[i];

		if (w->tags[i] && (tag->role == TAG_FIGURE || tag->role == TAG_FORMULA) &&
		    (!tag->alt || !*tag->alt) && !tag->actual)
			return false;
	}
	return true;
}

static void
put_packet(const struct pdf_writer *w, const char *date, struct buf *to)
{
	const struct areas *areas = w->areas;
	bool claims_ua = keeps_ua(w);

	buf_string(to,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">");
	put_element(to, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", w->title,
	    "</rdf:li></rdf:Alt></dc:title>");
	put_element(
	    to, "<dc:creator><rdf:Seq><rdf:li>", areas->author, "</rdf:li></rdf:Seq></dc:creator>");
	put_element(to, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", areas->subject,
	    "</rdf:li></rdf:Alt></dc:description>");
	put_element(
	    to, "<dc:language><rdf:Bag><rdf:li>", w->lang, "</rdf:li></rdf:Bag></dc:language>");
	buf_printf(to,
	    "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>"
	    "<pdf:Producer>" PRODUCER "</pdf:Producer>%s"
	    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
	    "</rdf:Description>",
	    date, date, claims_ua ? "<pdfuaid:part>1</pdfuaid:part>" : "");
	if (claims_ua)
		buf_string(to, extension);
	buf_string(to, "</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
}

static void
put_entry(struct buf *to, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	buf_string(to, key);
	pdf_put_text(to, text);
}

static void
put_info(struct pdf_writer *w, const char *date)
{
	struct buf *to = pdf_body(w->file, pdf_info(w->file));

	put_entry(to, "/Title", w->title);
	put_entry(to, "/Author", w->areas->author);
	put_entry(to, "/Subject", w->areas->subject);
	buf_printf(to, "/Producer(" PRODUCER ")/CreationDate(%s)/ModDate(%s)", date, date);
}

/* SOURCE_DATE_EPOCH's date, or now: the one thing that may differ between two runs. */
static struct tm
date_of_run(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm date = { 0 };

	gmtime_r(&now, &date);
	return date;
}

static int
put_intent(struct pdf_writer *w)
{
	struct pdf_press *press = w->press;
	struct buf profile = { 0 };
	int object = pdf_object(w->file);

	if (!press->profile.count) {
		pdf_profile(&profile);
		pdf_deflate_once(press->flate, profile.bytes, profile.count, &press->profile);
		buf_drop(&profile);
	}
	buf_string(pdf_body(w->file, object), "/N 3/Filter/FlateDecode");
	pdf_stream(w->file, object, press->profile.bytes, press->profile.count, false);
	return object;
}

void
pdf_meta(struct pdf_writer *w)
{
	static const char *const duplex[] = { [PRINTING_ANY] = "", [PRINTING_EXACT] = "",
		[PRINTING_LONG_EDGE] = "/Duplex/DuplexFlipLongEdge",
		[PRINTING_SHORT_EDGE] = "/Duplex/DuplexFlipShortEdge" };
	enum area_printing printing = w->areas->printing;
	struct tm date = date_of_run();
	struct buf packet = { 0 }, *catalog = pdf_body(w->file, pdf_catalog(w->file));
	int metadata = pdf_object(w->file), intent = put_intent(w);
	char text[64];

	strftime(text, sizeof text, "D:%Y%m%d%H%M%SZ", &date);
	put_info(w, text);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &date);
	put_packet(w, text, &packet);
	/* Never deflated: programs look for it without reading PDF. */
	buf_string(pdf_body(w->file, metadata), "/Type/Metadata/Subtype/XML");
	pdf_stream(w->file, metadata, packet.bytes, packet.count, true);
	buf_printf(catalog,
	    "/Metadata %d 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>]",
	    metadata, intent);
	put_entry(catalog, "/Lang", w->lang);
	buf_printf(catalog, "/ViewerPreferences<</DisplayDocTitle true%s%s>>",
	    printing == PRINTING_ANY ? "" : "/PrintScaling/None", duplex[printing]);
}
