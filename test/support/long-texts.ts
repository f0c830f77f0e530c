/** As many characters (code points) as a comment may have. */
export const LONGEST_COMMENT = 20_000;

const filled = (piece: string): string => {
  const characters = [...piece];
  return Array.from({ length: LONGEST_COMMENT }, (_, index) => characters[index % characters.length]).join(
    '',
  );
};

/** Every character there is from `first` on that a text can hold: no surrogates, no U+0000, no carriage return. */
function everyCharacter(first: number): string {
  const characters: string[] = [];
  for (let code = first; characters.length < LONGEST_COMMENT; code += 1) {
    if (code !== 0 && code !== 13 && (code < 0xd800 || code > 0xdfff))
      characters.push(String.fromCodePoint(code));
  }
  return characters.join('');
}

/** Comments of exactly the length that is allowed, of every kind that forms, databases and PDFs have stumbled over. */
export const LONG_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['Spanish', filled('Trabajamos con el Tecnológico de Monterrey: «¿y ahora?», dijo la señora Núñez. ')],
  ['Arabic, from right to left', filled('شراكة التعاون الثلاثي ١٢٣ والأثر. ')],
  ['Hindi', filled('त्रिकोणीय सहयोग का प्रभाव और ज्ञान। ')],
  ['Chinese', filled('三方合作的影响与可持续性，以及伙伴关系。')],
  ['Thai, without spaces', filled('ความร่วมมือไตรภาคีและผลกระทบที่ยั่งยืน')],
  ['Guaraní and Quechua', filled('Ñande retãme oñembyaty; hukllawan llamkʼasqaykumanta yuyaykuna. ')],
  ['emoji of several code points', filled('👩🏽‍🔬🇧🇴👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿❤️‍🔥')],
  ['letters under a heap of marks', filled(`Z${'\u0316\u0320\u034f\u0489\u0360\u0301'.repeat(5)}a\u0308`)],
  [
    'direction marks and spaces nobody sees',
    filled('a\u202eb\u2066c\u2069\u200b\u200d\ufeff\u00a0\u2028\u2029d'),
  ],
  ['one word without an end', filled('x')],
  ['line ends and tabs', filled('a\n\n\tb\n ')],
  ['markup', filled('<script>alert("1")</script>&lt;b&gt;&#0;\'</textarea><!-- ]]> {{7*7}} ${7*7} ')],
  ['the first 20,000 characters of all, control characters among them', everyCharacter(1)],
  ['private use and characters that are none', everyCharacter(0xe000)],
  ['beyond the first plane', everyCharacter(0x1f000)],
];
