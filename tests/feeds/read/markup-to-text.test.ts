import { describe, expect, test } from 'vitest'
import { cleanMarkup } from '../../../src/feeds/read/clean-markup.ts'
import { markupToText } from '../../../src/feeds/read/markup-to-text.ts'

const clean = (html: string) => cleanMarkup(html, 'https://news.example/a/')

describe('markup to text', () => {
  test.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['paragraphs nobody closed', '<p>One.<p>Two.', 'One.\n\nTwo.'],
    [
      'blocks of all kinds',
      '<h2>Head</h2><div>One<blockquote>Two</blockquote>Three</div>',
      'Head\n\nOne\n\nTwo\n\nThree',
    ],
    ['one line break and two', 'One<br>two<br/><br />three', 'One\ntwo\n\nthree'],
    ['a list', '<ul><li>One</li><li>Two</li></ul>', 'One\n\nTwo'],
    ['a table', '<table><tr><td>One</td><td>two</td></tr><tr><th>Three</th></tr></table>', 'One two\n\nThree'],
    ['words across inline tags', 'un<b>break</b>able <i>text</i>', 'unbreakable text'],
    ['white space of every kind', ' One\n\t two&nbsp;&#8195;three ', 'One two three'],
    ['lines of preformatted text', '<pre>One\ntwo</pre>', 'One\ntwo'],
    [
      'entities, with and without end',
      '&lt;b&gt; &amp;amp; &eacute &#8217; &#146; &#x1F4A7; &zorp;',
      '<b> &amp; é ’ ’ 💧 &zorp;',
    ],
    ['invisible characters', 'so\u00adft\u200b \u202eturned\u202c', 'soft turned'],
    ['joiners that Persian needs', 'می\u200cرود', 'می\u200cرود'],
    ['angle brackets that are no tags', '1 < 2, <3 and a<b', '1 < 2, <3 and a<b'],
    ['a tag nobody ended before the next', 'if a <b and <i>c</i>', 'if a <b and c'],
    ['comments', 'One <!-- <b>two</b> --> three', 'One three'],
    ['a comment nobody ended', 'One <!-- two > three', 'One three'],
    ['unknown elements keep their words', '<custom-x>One</custom-x> <o:p>two</o:p>', 'One two'],
    ['attributes with angle brackets', '<a title="a > b" href=\'x\'>One</a>', 'One'],
    ['nothing', '<p> </p><br><br>&nbsp;', ''],
  ])('%s', (_, html, text) => expect(markupToText(html)).toBe(text))

  test.each(['script', 'style', 'noscript', 'template', 'svg', 'select', 'button', 'head', 'iframe'])(
    '%s is silent',
    name => {
      expect(markupToText(`<p>One <${name}>hidden <b>words</b></${name}> two</p>`)).toBe('One two')
    },
  )
})

describe('cleaning', () => {
  test.each([
    ['links made absolute', '<a href="../b?x=1&amp;y=2">x</a>', '<a href="https://news.example/b?x=1&amp;y=2">x</a>'],
    ['handlers dropped', '<p onclick="x()" style="color:red">x</p>', '<p>x</p>'],
    ['script with all it holds', 'a<script>b</script>c', 'ac'],
    ['unknown elements, words kept', '<blink>a</blink>', 'a'],
    ['quotes in attributes escaped', `<img alt='"><script>'>`, '<img alt="&quot;&gt;&lt;script&gt;">'],
  ])('%s', (_, html, cleaned) => expect(clean(html)).toBe(cleaned))

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java&#10;script:alert(1)',
    '&#106;avascript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
  ])('an address that acts: %j', address => expect(clean(`<a href="${address}">x</a>`)).toBe('<a>x</a>'))
})
