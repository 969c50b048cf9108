/*
 * SVG's words into numbers: numbers, lengths, transforms, view boxes.
 *
 * strtod is not used: it heeds the locale, and takes "inf", "nan" and hex.
 */
#include "image/svg.h"

#include <math.h>
#include <string.h>

struct matrix
svg_multiply(struct matrix m, struct matrix n)
{
	struct matrix r;

	r.a = m.a * n.a + m.c * n.b;
	r.b = m.b * n.a + m.d * n.b;
	r.c = m.a * n.c + m.c * n.d;
	r.d = m.b * n.c + m.d * n.d;
	r.e = m.a * n.e + m.c * n.f + m.e;
	r.f = m.b * n.e + m.d * n.f + m.f;
	return r;
}

void
svg_map(const struct matrix *m, double x, double y, double out[2])
{
	out[0] = m->a * x + m->c * y + m->e;
	out[1] = m->b * x + m->d * y + m->f;
}

const char *
svg_skip_blanks(const char *s)
{
	return s + strspn(s, " \t\r\n\f");
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits onto *value; tells how many there were.  More than a double holds
 * still count as places. */
static int
digits(const char **s, double *value)
{
	int n = 0;

	for (; is_digit(**s); ++*s, n++)
		*value = *value * 10 + (**s - '0');
	return n;
}

/* "1em" is one em, "1e3" a thousand. */
static int
exponent(const char **s)
{
	const char *p = *s;
	double value = 0;
	bool is_minus;

	if (*p != 'e' && *p != 'E')
		return 0;
	p++;
	is_minus = *p == '-';
	if (*p == '-' || *p == '+')
		p++;
	if (digits(&p, &value) == 0)
		return 0;
	*s = p;
	value = fmin(value, 400);
	return is_minus ? -(int)value : (int)value;
}

bool
svg_number(const char **s, double *value)
{
	const char *p = *s;
	double mantissa = 0;
	bool is_minus = *p == '-';
	int whole, after = 0;

	if (*p == '-' || *p == '+')
		p++;
	whole = digits(&p, &mantissa);
	if (*p == '.' && (is_digit(p[1]) || whole > 0)) {
		p++;
		after = digits(&p, &mantissa);
	}
	if (whole + after == 0)
		return false;
	*s = p;
	after -= exponent(s);
	/* Dividing by an exact power is rounded once; multiplying by 0.1 twice. */
	mantissa = after > 0 ? mantissa / pow(10, after) : mantissa * pow(10, -after);
	*value = is_minus ? -mantissa : mantissa;
	return isfinite(*value);
}

bool
svg_number_in_list(const char **s, double *value)
{
	*s = svg_skip_blanks(*s);
	if (!svg_number(s, value))
		return false;
	*s = svg_skip_blanks(*s);
	if (**s == ',')
		*s = svg_skip_blanks(*s + 1);
	return true;
}

/* 1 px = 1 pt, as FO takes it, so all units are those of a 72 dpi page; the
 * text size that em refers to is FO's medium. */
static const struct {
	const char *name;
	double points;
} units[] = {
	{ "", 1 }, { "px", 1 }, { "pt", 1 }, { "pc", 12 }, { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 },
	{ "in", 72 }, { "em", 12 }, { "rem", 12 }, { "ex", 6 }, { "Q", 72 / 101.6 },
};

bool
svg_length(const char *s, double whole, double *value)
{
	size_t i, n;
	double number;

	s = svg_skip_blanks(s);
	if (!svg_number(&s, &number))
		return false;
	n = strcspn(s, " \t\r\n\f");
	if (*svg_skip_blanks(s + n) != '\0')
		return false;
	if (n == 1 && *s == '%') {
		*value = number / 100 * whole;
		return true;
	}
	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (strlen(units[i].name) == n && strncmp(units[i].name, s, n) == 0) {
			*value = number * units[i].points;
			return isfinite(*value);
		}
	return false;
}

/* ---- transforms ---------------------------------------------------- */

static struct matrix
rotation(const double *v, int n)
{
	double angle = v[0] * acos(-1) / 180, s = sin(angle), c = cos(angle);
	struct matrix turn = { c, s, -s, c, 0, 0 };

	if (n == 3) {
		turn.e = v[1] - c * v[1] + s * v[2];
		turn.f = v[2] - s * v[1] - c * v[2];
	}
	return turn;
}

/* One function of the list; false for a name or a count that is none. */
static bool
make_transform(const char *name, size_t length, const double *v, int n, struct matrix *m)
{
	static const char *const names[] = { "matrix", "translate", "scale", "rotate", "skewX",
		"skewY" };
	const double degree = acos(-1) / 180;
	size_t i;

	*m = (struct matrix){ 1, 0, 0, 1, 0, 0 };
	for (i = 0; i < 6; i++)
		if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
			break;
	switch (i) {
	case 0:
		*m = (struct matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
		return n == 6;
	case 1:
		m->e = v[0];
		m->f = n == 2 ? v[1] : 0;
		return n == 1 || n == 2;
	case 2:
		m->a = v[0];
		m->d = n == 2 ? v[1] : v[0];
		return n == 1 || n == 2;
	case 3: *m = rotation(v, n); return n == 1 || n == 3;
	case 4: m->c = tan(v[0] * degree); return n == 1;
	case 5: m->b = tan(v[0] * degree); return n == 1;
	default: return false;
	}
}

bool
svg_transform(const char *s, struct matrix *m)
{
	struct matrix one;
	double v[6];
	const char *name;
	size_t length;
	int n;

	*m = (struct matrix){ 1, 0, 0, 1, 0, 0 };
	for (s = svg_skip_blanks(s); *s; s += strspn(s, " \t\r\n\f,")) {
		name = s;
		length = strcspn(s, " \t\r\n\f(");
		s = svg_skip_blanks(s + length);
		if (*s++ != '(')
			return false;
		memset(v, 0, sizeof v);
		for (n = 0; n < 6 && svg_number_in_list(&s, &v[n]); n++)
			continue;
		s = svg_skip_blanks(s);
		if (*s++ != ')' || !make_transform(name, length, v, n, &one))
			return false;
		*m = svg_multiply(*m, one);
	}
	return true;
}

/* ---- viewports ----------------------------------------------------- */

bool
svg_view_box(const char *s, struct svg_box *box)
{
	double v[4];
	int n;

	for (n = 0; n < 4; n++)
		if (!svg_number_in_list(&s, &v[n]))
			return false;
	*box = (struct svg_box){ v[0], v[1], v[2], v[3] };
	return *svg_skip_blanks(s) == '\0' && v[2] >= 0 && v[3] >= 0;
}

static bool
read_align(const char *s, double *align)
{
	static const char *const words[] = { "Min", "Mid", "Max" };
	int i;

	for (i = 0; i < 3; i++)
		if (strncmp(s, words[i], 3) == 0) {
			*align = i * 0.5;
			return true;
		}
	return false;
}

bool
svg_fit(const char *s, struct svg_fit *fit)
{
	*fit = (struct svg_fit){ 0.5, 0.5, false, false };
	s = svg_skip_blanks(s);
	if (strncmp(s, "defer", 5) == 0)
		s = svg_skip_blanks(s + 5);
	if (strncmp(s, "none", 4) == 0) {
		fit->stretches = true;
		s += 4;
	} else {
		if (strlen(s) < 8 || s[0] != 'x' || !read_align(s + 1, &fit->align_x) ||
		    s[4] != 'Y' || !read_align(s + 5, &fit->align_y))
			return false;
		s += 8;
	}
	s = svg_skip_blanks(s);
	fit->slices = strncmp(s, "slice", 5) == 0;
	if (fit->slices || strncmp(s, "meet", 4) == 0)
		s = svg_skip_blanks(s + (fit->slices ? 5 : 4));
	return *s == '\0';
}

struct matrix
svg_viewport(struct svg_box into, struct svg_box from, struct svg_fit fit)
{
	double sx = into.w / from.w, sy = into.h / from.h;
	struct matrix m = { 0, 0, 0, 0, 0, 0 };

	if (!fit.stretches)
		sx = sy = fit.slices ? fmax(sx, sy) : fmin(sx, sy);
	m.a = sx;
	m.d = sy;
	m.e = into.x - from.x * sx + (into.w - from.w * sx) * fit.align_x;
	m.f = into.y - from.y * sy + (into.h - from.h * sy) * fit.align_y;
	return m;
}
