/*
 * Properties into a style: presentation attributes, then rules by weight,
 * then style="", then whatever is !important, each over what is inherited
 * (CSS 2.1, 6.4; SVG 1.1, 6.4).
 */
#include "image/svg.h"

#include <string.h>

/* ---- the cascade --------------------------------------------------- */

struct cascade {
	struct svg *svg;
	const xmlNode *node;
	const struct svg_style *parent;
	struct svg_style style;
	double diagonal;
};

static void
copy_field(struct svg_style *to, const struct svg_style *from, const struct svg_property *property)
{
	memcpy((char *)to + property->offset, (const char *)from + property->offset,
	    property->size);
	if (property->offset == offsetof(struct svg_style, dash))
		to->dash_count = from->dash_count;
}

static void
apply(struct cascade *cascade, const char *name, const char *value)
{
	const struct svg_property *property = svg_find_property(name);
	struct svg_setting setting = { cascade->svg, &cascade->style, NULL, value, cascade->diagonal,
		NULL };

	if (!property)
		return;
	setting.name = property->name;
	setting.field = (char *)&cascade->style + property->offset;
	if (strcmp(value, "inherit") == 0)
		copy_field(&cascade->style, cascade->parent, property);
	else if (strcmp(value, "initial") == 0)
		copy_field(&cascade->style, &svg_initial_style, property);
	else if (!property->set(&setting))
		svg_bad_value(cascade->svg, cascade->node, name, value);
}

static const char *
trimmed(struct arena *arena, const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n\f", *s)) {
		s++;
		n--;
	}
	while (n > 0 && strchr(" \t\r\n\f", s[n - 1]))
		n--;
	return arena_strndup(arena, s, n);
}

static void
apply_declaration(struct cascade *cascade, const char *s, size_t n, bool wants_important)
{
	struct arena *arena = cascade->svg->scratch;
	const char *colon = memchr(s, ':', n), *bang, *name, *value;
	size_t length;

	if (!colon)
		return;
	length = n - (size_t)(colon + 1 - s);
	bang = memchr(colon + 1, '!', length);
	if ((bang != NULL) != wants_important)
		return;
	if (bang)
		length = (size_t)(bang - colon - 1);
	name = trimmed(arena, s, (size_t)(colon - s));
	value = trimmed(arena, colon + 1, length);
	/* A transform in CSS is written otherwise than the attribute. */
	if (strcmp(name, "transform") == 0 && strcmp(value, "none") != 0)
		cascade->style.beyond = "style transform";
	apply(cascade, name, value);
}

static void
apply_declarations(struct cascade *cascade, const char *s, bool wants_important)
{
	size_t n;

	for (; *s; s += n + (s[n] == ';')) {
		n = strcspn(s, ";");
		apply_declaration(cascade, s, n, wants_important);
	}
}

static void
apply_attributes(struct cascade *cascade)
{
	const xmlAttr *attribute;
	const char *value;

	for (attribute = cascade->node->properties; attribute; attribute = attribute->next) {
		if (attribute->ns || !svg_find_property((const char *)attribute->name))
			continue;
		value = svg_attribute(cascade->node, (const char *)attribute->name);
		apply(cascade, (const char *)attribute->name,
		    trimmed(cascade->svg->scratch, value, strlen(value)));
	}
}

static void
apply_rules(struct cascade *cascade, bool wants_important)
{
	const struct svg_css *css = &cascade->svg->css;
	const char *own = svg_attribute(cascade->node, "style");
	size_t i;

	for (i = 0; i < css->count; i++)
		if (svg_css_matches(&css->rules[i], cascade->node))
			apply_declarations(cascade, css->rules[i].declarations, wants_important);
	if (own)
		apply_declarations(cascade, own, wants_important);
}

struct svg_style
svg_style_of(struct svg *svg, const xmlNode *node, const struct svg_style *parent,
    double diagonal)
{
	struct cascade cascade = { svg, node, parent, *parent, diagonal };
	struct svg_style *style = &cascade.style;

	style->opacity = 1;
	style->is_none = false;
	style->shows_overflow = false;
	style->clip = NULL;
	style->beyond = NULL;
	apply_attributes(&cascade);
	apply_rules(&cascade, false);
	apply_rules(&cascade, true);
	return *style;
}
