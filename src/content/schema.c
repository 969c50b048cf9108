/*
 * A tree against the schema, in words that an author can act on.
 *
 * libxml2's validator stumbles once and then goes on stumbling: it guesses,
 * takes back, and says of every element around that it "failed to validate".
 * So we hear it out, keep the most telling of its messages, and say that one in our
 * words.
 */
#include "content/inside.h"

#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <string.h>
#include <unistd.h>

struct check {
	struct arena *arena;
	const char *schema_error;
	int rank;                         /* of what is kept; 0: nothing yet */
	int code;
	const xmlNode *node;
	const char *one, *two;
};

static void
on_schema_error(void *data, xmlErrorPtr error)
{
	struct check *check = data;

	if (!check->schema_error)
		check->schema_error = arena_printf(check->arena, "line %d: %s", error->line,
		    error->message ? error->message : "?");
}

static const char *const schema_files[] = { [SCHEMA_CONTENT] = "printark.rng",
	[SCHEMA_LOG] = "log.rng", [SCHEMA_GROUP] = "group.rng" };

static void
compile_schema(struct content_press *press, struct schema *schema, const char *path,
    struct diags *diags)
{
	struct check check = { .arena = press->arena };
	struct place place = { content_shown(press, path), 0 };
	xmlRelaxNGParserCtxt *ctxt = xmlRelaxNGNewParserCtxt(path);

	xmlRelaxNGSetParserStructuredErrors(ctxt, on_schema_error, &check);
	schema->rng = xmlRelaxNGParse(ctxt);
	xmlRelaxNGFreeParserCtxt(ctxt);
	if (!schema->rng)
		diag(diags, DIAG_CONTENT_BAD_SCHEMA, place,
		    check.schema_error ? check.schema_error : "?");
}

/* How much a message tells among those at the same place.  What names the
 * culprit is worth more than what names the place where it was missed. */
static int
rank_of(int code)
{
	static const int ranks[] = {
		[XML_RELAXNG_ERR_CONTENTVALID] = 1,
		[XML_RELAXNG_ERR_EXTRACONTENT] = 2,
		[XML_RELAXNG_ERR_ELEMNAME] = 3,
		[XML_RELAXNG_ERR_NOELEM] = 4,
		[XML_RELAXNG_ERR_ATTRVALID] = 5,
		[XML_RELAXNG_ERR_NOTELEM] = 7,
		[XML_RELAXNG_ERR_ELEMWRONG] = 6,
		[XML_RELAXNG_ERR_INVALIDATTR] = 8,
	};

	if (code < 0 || (size_t)code >= sizeof ranks / sizeof *ranks)
		return 0;
	return ranks[code];
}

/* A stranger within running text is missed as "extra content: text". */
static bool
is_mixed(const xmlNode *node)
{
	const xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (c->type == XML_TEXT_NODE && !xmlIsBlankNode(c))
			return true;
	return false;
}

/*
 * The validator tries one way after the other; the one that went furthest
 * into the document is what the author meant, and stumbled over what is wrong.
 */
static bool
tells_more(const struct check *check, xmlNode *node, int rank)
{
	int before = check->node ? xmlXPathCmpNodes((xmlNode *)check->node, node) : 1;

	/* Of what is missing at one place, the optional comes first. */
	if (before == 0 && rank == check->rank)
		return check->code == XML_RELAXNG_ERR_NOELEM;
	return rank > 0 && (before > 0 || (before == 0 && rank > check->rank));
}

static void
on_error(void *data, xmlErrorPtr error)
{
	struct check *check = data;
	int rank = rank_of(error->code);

	if (error->code == XML_RELAXNG_ERR_EXTRACONTENT && error->node && is_mixed(error->node) &&
	    error->str1 && strcmp(error->str1, (const char *)((xmlNode *)error->node)->name) == 0)
		rank = 6;

	if (!error->node || !tells_more(check, error->node, rank))
		return;
	check->rank = rank;
	check->code = error->code;
	check->node = error->node;
	check->one = arena_strdup(check->arena, error->str1 ? error->str1 : "");
	check->two = arena_strdup(check->arena, error->str2 ? error->str2 : "");
}

/* The names of an element's attributes, for a message. */
static const char *
attribute_names(const xmlNode *node, struct arena *arena)
{
	const char *names = "";
	const xmlAttr *a;

	for (a = node->properties; a; a = a->next)
		names = arena_printf(arena, "%s%s%s", names, *names ? ", " : "",
		    (const char *)a->name);
	return *names ? names : "none";
}

/* Text holds inline elements only; the first other one is the culprit. */
static const xmlNode *
stranger(const xmlNode *node)
{
	const xmlNode *c;

	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && !content_is_inline(c))
			return c;
	return NULL;
}

static void
say_stranger(const struct check *check, const xmlNode *node, struct diags *diags)
{
	const char *name = (const char *)node->name;
	const xmlNode *culprit = stranger(node);

	if (!culprit && check->code == XML_RELAXNG_ERR_EXTRACONTENT && strcmp(check->two, name) == 0)
		diag(diags, DIAG_CONTENT_ELEMENT_HERE, raw_place(node), name, check->one);
	else if (culprit)
		diag(diags, DIAG_CONTENT_ELEMENT_HERE, raw_place(culprit),
		    (const char *)culprit->name, name);
	else if (is_mixed(node))
		diag(diags, DIAG_CONTENT_TEXT_HERE, raw_place(node), name);
	else
		diag(diags, DIAG_CONTENT_INVALID, raw_place(node), name);
}

static void
say_attribute(const struct check *check, const xmlNode *node, struct diags *diags)
{
	const char *value = attribute(node, check->one);

	diag(diags, DIAG_CONTENT_ATTRIBUTE_HERE, raw_place(node), (const char *)node->name,
	    check->one, value ? value : "");
}

/* The validator names now the child that stands wrongly, now its parent. */
static const xmlNode *
culprit_of(const struct check *check, const xmlNode *node)
{
	const xmlNode *c;

	if (strcmp((const char *)node->name, check->two) == 0)
		return node;
	for (c = node->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && strcmp((const char *)c->name, check->two) == 0)
			return c;
	return node;
}

/* What the validator found, in our words. */
static void
say(const struct check *check, const xmlNode *node, struct diags *diags)
{
	const char *name = (const char *)node->name;
	const char *parent = node->parent && node->parent->type == XML_ELEMENT_NODE
	    ? (const char *)node->parent->name : "the file";

	switch (check->code) {
	case XML_RELAXNG_ERR_ELEMWRONG:
		if (strcmp(check->one, "text") == 0)
			diag(diags, DIAG_CONTENT_TEXT_HERE, raw_place(node), name);
		else
			diag(diags, DIAG_CONTENT_ELEMENT_HERE, raw_place(node), name, parent);
		break;
	case XML_RELAXNG_ERR_NOTELEM:
		diag(diags, DIAG_CONTENT_TEXT_HERE, raw_place(node), name);
		break;
	case XML_RELAXNG_ERR_INVALIDATTR:
		say_attribute(check, node, diags);
		break;
	case XML_RELAXNG_ERR_ATTRVALID:
		diag(diags, DIAG_CONTENT_ATTRIBUTES, raw_place(node), name,
		    attribute_names(node, check->arena));
		break;
	case XML_RELAXNG_ERR_NOELEM:
		diag(diags, DIAG_CONTENT_ELEMENT_ABSENT, raw_place(node), name, check->one);
		break;
	case XML_RELAXNG_ERR_ELEMNAME:
		diag(diags, DIAG_CONTENT_ELEMENT_MISSING, raw_place(culprit_of(check, node)),
		    check->one, check->two);
		break;
	default:
		say_stranger(check, node, diags);
	}
}

/* The validator cannot say which attribute is missing; of a root it is the id. */
static bool
root_has_id(const xmlNode *root, struct diags *diags)
{
	if (attribute(root, "id"))
		return true;
	diag(diags, DIAG_CONTENT_NO_ID, raw_place(root), (const char *)root->name);
	return false;
}

static bool
validate(struct content_press *press, struct schema *schema, xmlDoc *xml, struct diags *diags)
{
	xmlRelaxNGValidCtxt *ctxt = xmlRelaxNGNewValidCtxt(schema->rng);
	struct check check = { .arena = press->arena };
	const xmlNode *root = xmlDocGetRootElement(xml);
	bool valid;

	xmlRelaxNGSetValidStructuredErrors(ctxt, on_error, &check);
	valid = xmlRelaxNGValidateDoc(ctxt, xml) == 0;
	xmlRelaxNGFreeValidCtxt(ctxt);
	if (!valid)
		say(&check, check.node ? check.node : root, diags);
	return valid;
}

static void
open_schema(struct content_press *press, enum schema_kind kind, const xmlNode *root,
    struct diags *diags)
{
	const char *path = arena_printf(press->arena, "%s/content/schema/%s", press->home,
	    schema_files[kind]);

	if (access(path, F_OK) == 0)
		compile_schema(press, &press->schemas[kind], path, diags);
	else
		diag(diags, DIAG_CONTENT_NO_SCHEMA, raw_place(root), content_shown(press, path));
	press->schemas[kind].is_missing = access(path, F_OK) != 0;
}

/* A project without a schema is used as it is, with a warning. */
bool
check_schema(struct content_press *press, xmlDoc *xml, enum schema_kind kind,
    struct diags *diags)
{
	const xmlNode *root = xmlDocGetRootElement(xml);
	struct schema *schema = &press->schemas[kind];

	if (!schema->rng)
		open_schema(press, kind, root, diags);
	if (schema->is_missing)
		return true;
	return schema->rng && (kind != SCHEMA_CONTENT || root_has_id(root, diags)) &&
	    validate(press, schema, xml, diags);
}

void
drop_schemas(struct content_press *press)
{
	int i;

	for (i = 0; i < SCHEMAS; i++)
		if (press->schemas[i].rng)
			xmlRelaxNGFree(press->schemas[i].rng);
}
