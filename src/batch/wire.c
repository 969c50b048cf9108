/*
 * Packets: strings and numbers into bytes and back.
 *
 * The sockets keep packets apart (SOCK_SEQPACKET), so what a dying worker has not read yet
 * waits whole for its successor.
 */
#include "batch/inside.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

void
wire_number(struct buf *to, int64_t number)
{
	buf_put(to, &number, sizeof number);
}

/* NULL and "" are told apart: what a wish leaves open is not an empty wish. */
void
wire_string(struct buf *to, const char *s)
{
	buf_char(to, s ? 1 : 0);
	if (s)
		buf_put(to, s, strlen(s) + 1);
}

void
wire_wish(struct buf *to, const struct content_wish *wish)
{
	wire_string(to, wish->ages);
	wire_string(to, wish->reader);
	wire_string(to, wish->lang);
	wire_string(to, wish->window);
	wire_string(to, wish->proof);
	wire_string(to, wish->theme);
	wire_string(to, wish->forms);
	wire_string(to, wish->log);
}

int64_t
packet_number(struct packet *packet)
{
	int64_t number;

	if (packet->end - packet->at < (ptrdiff_t)sizeof number)
		return 0;
	memcpy(&number, packet->at, sizeof number);
	packet->at += sizeof number;
	return number;
}

const char *
packet_string(struct packet *packet)
{
	const char *s, *end;

	if (packet->at >= packet->end)
		return "";
	if (!*packet->at++)
		return NULL;
	s = packet->at;
	end = memchr(s, '\0', (size_t)(packet->end - s));
	if (!end)
		return "";
	packet->at = end + 1;
	return s;
}

void
packet_wish(struct packet *packet, struct content_wish *wish)
{
	wish->ages = packet_string(packet);
	wish->reader = packet_string(packet);
	wish->lang = packet_string(packet);
	wish->window = packet_string(packet);
	wish->proof = packet_string(packet);
	wish->theme = packet_string(packet);
	wish->forms = packet_string(packet);
	wish->log = packet_string(packet);
}

bool
wire_send(int socket, const struct buf *bytes)
{
	ssize_t n;

	do
		n = send(socket, bytes->bytes, bytes->count, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)bytes->count;
}

bool
wire_receive(int socket, char *room, struct packet *packet)
{
	ssize_t n;

	do
		n = recv(socket, room, PACKET_MAX, 0);
	while (n < 0 && errno == EINTR);
	packet->at = room;
	packet->end = n > 0 ? room + n : room;
	return n > 0;
}
