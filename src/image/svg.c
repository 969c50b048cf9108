/*
 * An SVG document into a drawing, or into pixels where it goes beyond us.
 *
 * libxml2 parses it with its limits on, replaces no entity and reads no
 * other file.  A document that declares an external entity, or entities made of
 * entities, is refused whole: no drawing program writes such, and what
 * reads the file next need not be as careful.
 */
#include "image/svg.h"

#include <libxml/parser.h>
#include <string.h>

/* ---- parsing ------------------------------------------------------- */

static void
find_xml_error(xmlParserCtxt *parser, struct findings *findings)
{
	const xmlError *error = xmlCtxtGetLastError(parser);
	const char *message = error && error->message ? error->message : "no XML";

	image_find(findings, DIAG_IMAGE_BROKEN, "line %d: %.*s", error ? error->line : 1,
	    (int)strcspn(message, "\n"), message);
}

static xmlDoc *
parse(struct bytes bytes, struct findings *findings)
{
	xmlParserCtxt *parser;
	xmlDoc *doc;

	if (markup_crowded_line((const char *)bytes.at, bytes.count, MARKUP_ATTRIBUTES_MAX)) {
		image_find(findings, DIAG_IMAGE_LARGE, "an element of more than %d attributes",
		    MARKUP_ATTRIBUTES_MAX);
		return NULL;
	}
	parser = xmlNewParserCtxt();
	if (!parser)
		return NULL;
	doc = xmlCtxtReadMemory(parser, (const char *)bytes.at, (int)bytes.count, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
	if (!doc)
		find_xml_error(parser, findings);
	xmlFreeParserCtxt(parser);
	return doc;
}

/* "&#38;" is a character, "&a;" an entity. */
static bool
holds_entity(const char *s)
{
	while ((s = strchr(s, '&')) != NULL)
		if (*++s != '#')
			return true;
	return false;
}

static bool
has_tame_entities(const xmlDoc *doc, struct findings *findings)
{
	const xmlNode *node = doc->intSubset ? doc->intSubset->children : NULL;
	const xmlEntity *entity;

	for (; node; node = node->next) {
		if (node->type != XML_ENTITY_DECL)
			continue;
		entity = (const xmlEntity *)node;
		if (entity->SystemID || entity->ExternalID) {
			image_find(findings, DIAG_IMAGE_BROKEN,
			    "entity '%s' lies outside the file, which is never read",
			    (const char *)entity->name);
			return false;
		}
		if (entity->orig ? holds_entity((const char *)entity->orig) :
		    entity->content && holds_entity((const char *)entity->content)) {
			image_find(findings, DIAG_IMAGE_BROKEN, "entity '%s' holds entities",
			    (const char *)entity->name);
			return false;
		}
	}
	return true;
}

static const xmlNode *
find_root(xmlDoc *doc, struct findings *findings)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	if (root && svg_is(root, "svg"))
		return root;
	image_find(findings, DIAG_IMAGE_UNKNOWN, "line %ld: its root '%s' is not svg in %s",
	    root ? xmlGetLineNo(root) : 1, root ? (const char *)root->name : "",
	    SVG_NAMESPACE);
	return NULL;
}

/* ---- what must be known of the whole before drawing ---------------- */

static void
read_style(struct svg *svg, const xmlNode *style)
{
	struct buf text = { 0 };
	const char *type = svg_attribute(style, "type");
	const xmlNode *node;

	if (type && strcmp(type, "text/css") != 0)
		return;
	if (svg_attribute(style, "media"))
		svg_beyond(svg, style, "a medium");
	buf_string(&text, "");
	for (node = style->children; node; node = node->next)
		if (node->content)
			buf_string(&text, (const char *)node->content);
	svg_css_read(&svg->css, text.bytes, svg->scratch);
	buf_drop(&text);
	if (svg->css.beyond)
		svg_beyond(svg, style, "'%.60s'", svg->css.beyond);
}

static bool
has_entity(const xmlNode *element)
{
	const xmlAttr *a;
	const xmlNode *child;

	for (a = element->properties; a; a = a->next)
		for (child = a->children; child; child = child->next)
			if (child->type == XML_ENTITY_REF_NODE)
				return true;
	for (child = element->children; child; child = child->next)
		if (child->type == XML_ENTITY_REF_NODE)
			return true;
	return false;
}

/* The parser nests at most 256 deep, and so do we. */
static void
survey(struct svg *svg, const xmlNode *node)
{
	for (; node && !svg_stopped(svg); node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (has_entity(node))
			svg_beyond(svg, node, "an entity");
		if (svg_is(node, "style"))
			read_style(svg, node);
		survey(svg, node->children);
	}
}

/* A sheet beside the picture is another file. */
static void
find_stylesheets(const xmlDoc *doc, struct findings *findings)
{
	const xmlNode *node;

	for (node = doc->children; node; node = node->next)
		if (node->type == XML_PI_NODE &&
		    strcmp((const char *)node->name, "xml-stylesheet") == 0)
			image_find(findings, DIAG_IMAGE_VALUE,
			    "line %ld: a style sheet outside the file is never read",
			    xmlGetLineNo(node));
}

/* ---- size ---------------------------------------------------------- */

/* A width or height that stands by itself; percentages do not. */
static bool
absolute_length(struct svg *svg, const xmlNode *root, const char *name, double *value)
{
	const char *text = svg_attribute(root, name);

	if (!text || strchr(text, '%') || strcmp(text, "auto") == 0)
		return false;
	if (svg_length(text, 0, value))
		return true;
	svg_bad_value(svg, root, name, text);
	return false;
}

/*
 * What is not told comes from the viewBox: its size, or its proportion when
 * one side is told.  CSS 2.1, 10.3.2, has 300 by 150 when nothing is.
 */
static struct svg_box
intrinsic_size(struct svg *svg, const xmlNode *root, const struct svg_box *view)
{
	struct svg_box size = { 0, 0, 0, 0 };
	bool has_w = absolute_length(svg, root, "width", &size.w);
	bool has_h = absolute_length(svg, root, "height", &size.h);

	if (!has_w && !has_h) {
		size.w = view ? view->w : 300;
		size.h = view ? view->h : 150;
	} else if (!has_w) {
		size.w = view ? size.h * view->w / view->h : 300;
	} else if (!has_h) {
		size.h = view ? size.w * view->h / view->w : 150;
	}
	return size;
}

/* The box, the matrix and the viewport that the root gives; false when
 * nothing could be seen in it. */
static bool
open_root(struct svg *svg, const xmlNode *root, struct svg_state *state)
{
	const char *text = svg_attribute(root, "viewBox");
	const char *aspect = svg_attribute(root, "preserveAspectRatio");
	struct svg_box view = { 0, 0, 0, 0 };
	struct svg_fit fit = { 0.5, 0.5, false, false };
	bool has_view = text && svg_view_box(text, &view);

	if (text && !has_view)
		svg_bad_value(svg, root, "viewBox", text);
	if (aspect && !svg_fit(aspect, &fit))
		svg_bad_value(svg, root, "preserveAspectRatio", aspect);
	if (has_view && !(view.w > 0 && view.h > 0)) {
		svg_fail(svg, DIAG_IMAGE_BROKEN, "its viewBox is empty");
		return false;
	}
	svg->box = intrinsic_size(svg, root, has_view ? &view : NULL);
	if (!(svg->box.w > 0 && svg->box.h > 0))
		svg_fail(svg, DIAG_IMAGE_BROKEN, "it has no height or no width");
	else if (!(svg->box.w <= IMAGE_POINTS_MAX && svg->box.h <= IMAGE_POINTS_MAX))
		svg_fail(svg, DIAG_IMAGE_LARGE, "%g x %g points", svg->box.w, svg->box.h);
	state->ctm = has_view ? svg_viewport(svg->box, view, fit) :
	    (struct matrix){ 1, 0, 0, 1, 0, 0 };
	state->view_w = has_view ? view.w : svg->box.w;
	state->view_h = has_view ? view.h : svg->box.h;
	return !svg->failed;
}

/* ---- the whole ----------------------------------------------------- */

static void
keep_drawing(const struct svg *svg, struct image *image)
{
	struct image_drawing *drawing = &image->as.drawing;
	struct image_command *kept;
	size_t i;

	kept = ARENA_ARRAY(svg->arena, struct image_command, svg->command_count + 1);
	if (svg->command_count > 0)
		memcpy(kept, svg->commands, svg->command_count * sizeof *kept);
	image->kind = IMAGE_DRAWING;
	drawing->commands = kept;
	drawing->count = svg->command_count;
	drawing->overflows = svg->overflows;
	for (i = 0; i < drawing->count; i++) {
		const struct image_paint *paint = &kept[i].as.path.paint;

		if (kept[i].kind == IMAGE_PUSH ? kept[i].as.push.opacity < 1 :
		    kept[i].kind == IMAGE_PATH && ((paint->has_fill && paint->fill_opacity < 1) ||
			(paint->has_stroke && paint->stroke_opacity < 1)))
			drawing->has_opacity = true;
	}
}

static bool
draw_document(struct svg *svg, struct image *image, xmlDoc *doc)
{
	struct svg_state state = { .ctm = { 1, 0, 0, 1, 0, 0 } };
	const xmlNode *root = find_root(doc, svg->findings);

	if (!root || !open_root(svg, root, &state))
		return false;
	image->width = mpt_max(1, mpt_from_points(svg->box.w));
	image->height = mpt_max(1, mpt_from_points(svg->box.h));
	find_stylesheets(doc, svg->findings);
	survey(svg, root);
	svg_css_sort(&svg->css);
	if (!svg_stopped(svg))
		svg_walk(svg, root, &state);
	if (svg_stopped(svg))
		return false;
	keep_drawing(svg, image);
	return true;
}

bool
image_svg(struct image *image, struct bytes bytes, struct findings *findings,
    struct raster **raster)
{
	struct svg svg = { .arena = findings->arena, .findings = findings };
	xmlDoc *doc = parse(bytes, findings);
	bool drawn = false;

	svg.scratch = arena_new();
	if (doc && has_tame_entities(doc, findings)) {
		drawn = draw_document(&svg, image, doc);
		if (svg.beyond && !svg.failed)
			drawn = image_raster(image, bytes, svg.beyond, findings, raster);
	}
	svg_outline_drop(&svg.outline);
	arena_drop(svg.scratch);
	xmlFreeDoc(doc);
	return drawn;
}
