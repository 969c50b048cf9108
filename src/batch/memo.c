/*
 * A letter into a message for the digital mailbox: MeMo 1.2.
 *
 * XML in the namespace https://DigitalPost.dk/MeMo-1: who to whom, a label without names, the PDF
 * as base64 with its language, and the first meeting as an appointment that a calendar can take.
 * The version of the schema is no longer told since 1.2.
 */
#include "batch/inside.h"

#include <string.h>

/* The digits of a number that people divide by hyphens and blanks. */
static void
digits_of(const char *number, char *digits, size_t room)
{
	size_t n = 0;

	for (; *number && n + 1 < room; number++)
		if (*number != ' ' && *number != '-')
			digits[n++] = *number;
	digits[n] = '\0';
}

const char *
memo_number_kind(const char *number)
{
	char digits[32];
	size_t n;

	digits_of(number, digits, sizeof digits);
	n = strlen(digits);
	if (strspn(digits, "0123456789") != n)
		return NULL;
	return n == 10 ? "CPR" : n == 8 ? "CVR" : NULL;
}

/* ---- pieces of XML --------------------------------------------------------- */

static void
put_element(struct buf *to, const char *name, const char *text)
{
	buf_printf(to, "<memo:%s>", name);
	buf_xml(to, text);
	buf_printf(to, "</memo:%s>\n", name);
}

static void
put_agent(struct buf *to, const char *name, const char *id, const char *number, const char *label)
{
	const char *kind = memo_number_kind(number);
	char digits[32];

	digits_of(number, digits, sizeof digits);
	buf_printf(to, "<memo:%s>\n", name);
	put_element(to, id, digits);
	put_element(to, "idType", kind ? kind : "Andet");
	if (label)
		put_element(to, "label", label);
	buf_printf(to, "</memo:%s>\n", name);
}

void
memo_base64(struct buf *to, const void *bytes, size_t n)
{
	static const char letters[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = bytes;
	uint32_t three;
	size_t i;

	for (i = 0; i < n; i += 3) {
		three = (uint32_t)s[i] << 16 | (i + 1 < n ? (uint32_t)s[i + 1] << 8 : 0) |
			(i + 2 < n ? s[i + 2] : 0);
		buf_char(to, letters[three >> 18]);
		buf_char(to, letters[three >> 12 & 63]);
		buf_char(to, i + 1 < n ? letters[three >> 6 & 63] : '=');
		buf_char(to, i + 2 < n ? letters[three & 63] : '=');
	}
}

/* A name for the message that the same letter always has (RFC 9562, version 8). */
static void
put_uuid(struct buf *to, const char *element, const char *seed, const char *hash)
{
	struct buf text = { 0 };
	char hex[SHA256_HEX];

	buf_printf(&text, "%s %s %s", element, seed, hash);
	sha256_bytes(text.bytes, text.count, hex);
	buf_drop(&text);
	buf_printf(to, "<memo:%s>%.8s-%.4s-8%.3s-9%.3s-%.12s</memo:%s>\n", element, hex, hex + 8,
	    hex + 13, hex + 17, hex + 20, element);
}

/* ---- time ------------------------------------------------------------------- */

/* 0 is Sunday (Sakamoto). */
static int
weekday(int year, int month, int day)
{
	static const int offsets[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };

	year -= month < 3;
	return (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + day) % 7;
}

/* Danish summer time: from the last Sunday of March to the last of October. */
static bool
is_summer(int year, int month, int day)
{
	if (month == 3)
		return day >= 31 - weekday(year, 3, 31);
	if (month == 10)
		return day < 31 - weekday(year, 10, 31);
	return month > 3 && month < 10;
}

static void
put_moment(struct buf *to, const char *element, const char *date, const char *time)
{
	int year, month, day;

	if (sscanf(date, "%d-%d-%d", &year, &month, &day) != 3)
		return;
	buf_printf(to, "<memo:%s>%sT%s:00%s</memo:%s>\n", element, date, time,
	    is_summer(year, month, day) ? "+02:00" : "+01:00", element);
}

/* ---- the message ------------------------------------------------------------ */

static const char *
field(const struct memo *memo, const char *name)
{
	const char *value = content_fields_value(memo->fields, name);

	return value ? value : "";
}

/* The first meeting, where the letter says when it is. */
static void
put_meeting(struct buf *to, const struct memo *memo)
{
	const char *date = field(memo, "start-date"), *from = field(memo, "start-time");
	const char *until = field(memo, "end-time");

	if (!*date || strlen(from) != 5)
		return;
	until = strlen(until) == 5 ? until : from;
	buf_string(to, "<memo:Action>\n");
	put_element(to, "label", memo->label);
	put_element(to, "actionCode", "AFTALE");
	put_moment(to, "startDateTime", date, from);
	put_moment(to, "endDateTime", date, until);
	buf_string(to, "<memo:Reservation>\n");
	put_element(to, "description", memo->label);
	put_uuid(to, "reservationUUID", memo->key, date);
	put_element(to, "abstract", memo->label);
	put_element(to, "location", field(memo, "place"));
	put_moment(to, "startDateTime", date, from);
	put_moment(to, "endDateTime", date, until);
	if (*field(memo, "leader-1-mail"))
		put_element(to, "organizerMail", field(memo, "leader-1-mail"));
	if (*field(memo, "sender-name"))
		put_element(to, "organizerName", field(memo, "sender-name"));
	buf_string(to, "</memo:Reservation>\n</memo:Action>\n");
}

static void
put_file(struct buf *to, const struct memo *memo)
{
	buf_string(to, "<memo:File>\n");
	put_element(to, "encodingFormat", "application/pdf");
	put_element(to, "filename", memo->file);
	/* Two letters, whatever variety. */
	buf_printf(to, "<memo:language>%.2s</memo:language>\n", memo->language);
	buf_string(to, "<memo:content>");
	memo_base64(to, memo->pdf->bytes, memo->pdf->count);
	buf_string(to, "</memo:content>\n</memo:File>\n");
}

void
memo_put(struct buf *to, const struct memo *memo)
{
	const char *date = field(memo, "letter-date");

	buf_string(to,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<memo:Message xmlns:memo=\"https://DigitalPost.dk/MeMo-1\" memoVersion=\"1.2\">\n"
	    "<memo:MessageHeader>\n<memo:messageType>DIGITALPOST</memo:messageType>\n");
	put_uuid(to, "messageUUID", memo->key, memo->hash);
	put_element(to, "label", memo->label);
	buf_string(to, "<memo:mandatory>false</memo:mandatory>\n"
		       "<memo:legalNotification>false</memo:legalNotification>\n");
	put_agent(to, "Sender", "senderID", memo->sender, field(memo, "sender-name"));
	put_agent(to, "Recipient", "recipientID", memo->recipient, NULL);
	buf_string(to, "</memo:MessageHeader>\n<memo:MessageBody>\n");
	buf_printf(to, "<memo:createdDateTime>%sT06:00:00Z</memo:createdDateTime>\n",
	    *date ? date : "1970-01-01");
	buf_string(to, "<memo:MainDocument>\n");
	put_element(to, "label", memo->label);
	put_file(to, memo);
	put_meeting(to, memo);
	buf_string(to, "</memo:MainDocument>\n</memo:MessageBody>\n</memo:Message>\n");
}
