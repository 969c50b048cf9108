/*
 * Characters into what the rooms of text/ need to know of them.
 */
#include <unicode/uchar.h>

#include "text/inside.h"

bool
letter_is_hidden(uint32_t code)
{
	if (code < 0xAD)
		return false;
	return code == 0xAD || code == 0x200B || code == 0x200E || code == 0x200F ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
	       code == 0x61C || code == 0xFEFF;
}

bool
letter_ends_line(uint32_t code)
{
	return code == 0x2028 || code == '\n' || code == 0x2029 || code == 0x85;
}

bool
letter_is_space(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\r' || letter_ends_line(code);
}

bool
letter_is_elastic(uint32_t code)
{
	return code == 0xA0 || letter_is_space(code);
}

bool
letter_is_mark(uint32_t code)
{
	hb_unicode_general_category_t category;

	if (code < 0x300)
		return false;
	if (code == 0x200C || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F))
		return true;
	category = hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
	return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	       category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
	       category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

uint32_t
letter_capital(uint32_t code)
{
	return (uint32_t)u_toupper((UChar32)code);
}

bool
script_joins(hb_script_t script)
{
	return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC ||
	       script == HB_SCRIPT_MONGOLIAN || script == HB_SCRIPT_NKO ||
	       script == HB_SCRIPT_DEVANAGARI || script == HB_SCRIPT_BENGALI;
}
