/*
 * Points and percentages into millipoints, never past what 32 bits hold.
 */
#include "base/base.h"

static mpt
clip(int64_t v)
{
	if (v > MPT_MAX)
		return MPT_MAX;
	return v < -MPT_MAX ? -MPT_MAX : (mpt)v;
}

mpt
mpt_percent(mpt base, int32_t milli_percent)
{
	int64_t product = (int64_t)base * milli_percent;

	return clip((product + (product < 0 ? -50000 : 50000)) / 100000);
}

mpt
mpt_from_points(double points)
{
	double v = points * MPT_PT;

	if (!(v == v))
		return 0;
	if (v >= MPT_MAX)
		return MPT_MAX;
	if (v <= -MPT_MAX)
		return -MPT_MAX;
	return (mpt)(v < 0 ? v - 0.5 : v + 0.5);
}

mpt
mpt_plus(mpt a, mpt b)
{
	return clip((int64_t)a + b);
}

mpt
mpt_min(mpt a, mpt b)
{
	return a < b ? a : b;
}

mpt
mpt_max(mpt a, mpt b)
{
	return a > b ? a : b;
}
