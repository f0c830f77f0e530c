import { letterHtml } from './letter-html.js';
import { letterText, type Letter } from './letter.js';

const letter: Letter = {
  language: 'es',
  subject: 'Ana, la visión de CAINCO',
  greeting: 'Saludos, Ana:',
  paragraphs: ['Primero.', 'Segundo.'],
  points: [{ title: 'Sostenibilidad', text: '¿Desde cuándo?\n¿Con quién?' }],
  button: {
    label: 'Abrir',
    inText: 'Está aquí:',
    instead: 'Si no se abre:',
    url: 'https://expost.example.org/r/token',
  },
  closing: ['¿Preguntas? Responda a este correo.'],
  small: 'El enlace es personal.',
};

describe('A letter', () => {
  it('reads as plain text, with the address bare on its line', () => {
    expect(letterText(letter)).toBe(
      [
        'Saludos, Ana:',
        'Primero.',
        'Segundo.',
        '* Sostenibilidad\n  ¿Desde cuándo?\n  ¿Con quién?',
        'Está aquí:\nhttps://expost.example.org/r/token',
        '¿Preguntas? Responda a este correo.',
        '-- \nEl enlace es personal.\n',
      ].join('\n\n'),
    );
  });

  it('as HTML has its language, one button and the address in full, and fetches nothing', () => {
    const html = letterHtml(letter);
    expect(html).toMatch(/^<!doctype html><html lang="es">/);
    expect(html.match(/href="https:\/\/expost\.example\.org\/r\/token"/g)).toHaveLength(2);
    expect(html).not.toMatch(/<img|<link|<script|<style|\bsrc=|background-image|url\(/);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<xmp><svg onload=alert(1)>',
    '</title><style>*{display:none}</style>',
    '&lt;b&gt; & "quotes" \'too\'',
    '{{constructor.constructor("alert(1)")()}}',
  ])('shows %s as it was typed, wherever it stands', (payload) => {
    const html = letterHtml({
      ...letter,
      subject: payload,
      greeting: payload,
      paragraphs: [payload],
      points: [{ title: payload, text: payload }],
      closing: [payload],
      small: payload,
    });
    const harmless = letterHtml(letter);
    const tags = (text: string) => text.match(/<\/?[a-z!]+/g)?.length;
    // One paragraph fewer than the letter above: two tags.
    expect(tags(html)).toBe((tags(harmless) ?? 0) - 2);
    expect(letterText({ ...letter, greeting: payload })).toContain(payload);
  });
});
