/** Colours for the code that the generator writes: the tag's name and the values. */

/** Nodes for a `<pre>`, whose text is the code itself. */
export const markTag = (code: string): Node[] =>
  code.split(/(<\/?meeting-embed|"[^"]*"|'[^'\n]*')/).map((part, i) => {
    if (i % 2 === 0) return document.createTextNode(part);
    const name = /^<\/?meeting-embed$/.test(part);
    return Object.assign(document.createElement(name ? 'b' : 'i'), { textContent: part });
  });
