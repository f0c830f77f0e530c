/** More than any subject of ours has: 200 of a Message-ID, and the words before it. */
const MOST_SUBJECT = 300;

/** The subject of the mail by which a mail program unsubscribes: it names the mail of ours that brought the address. */
export function unsubscribeSubject(messageId: string): string {
  return `unsubscribe ${messageId.replace(/[<>]/g, '')}`;
}

/** The Message-ID that such a subject names, whatever a mail program has put around it; null for another subject. */
export function unsubscribedMessageId(subject: string): string | null {
  const words = subject.replace(/\s+/g, ' ').trim();
  if (words.length > MOST_SUBJECT) return null;
  const named = /^(?:re: ?)*unsubscribe <?([^\s<>@]+@[^\s<>@]+)>?$/i.exec(words)?.[1];
  return named ? `<${named}>` : null;
}
