// How a word sounds (Cologne phonetics), and how far two spellings are apart.

function soundDigits(letter, before, after) {
  if ("aeijouy".includes(letter)) return "0";
  if (letter === "h") return "";
  if (letter === "b") return "1";
  if (letter === "p") return after === "h" ? "3" : "1";
  if ("dt".includes(letter)) return after && "csz".includes(after) ? "8" : "2";
  if ("fvw".includes(letter)) return "3";
  if ("gkq".includes(letter)) return "4";
  if (letter === "x") return before && "ckq".includes(before) ? "8" : "48";
  if (letter === "l") return "5";
  if ("mn".includes(letter)) return "6";
  if (letter === "r") return "7";
  if (letter !== "c") return "8";
  const hard = after && (before ? "ahkoqux" : "ahkloqrux").includes(after);
  return hard && before !== "s" && before !== "z" ? "4" : "8";
}

/** The code of a word, the twin of `sounds.py`. */
function sound(word) {
  const letters = fold(word).replace(/[^a-z]/g, "");
  let code = "";
  for (let place = 0; place < letters.length; place++) {
    const digits = soundDigits(letters[place], letters[place - 1] || "", letters[place + 1] || "");
    for (const digit of digits) if (!code.endsWith(digit)) code += digit;
  }
  return code.slice(0, 1) + code.slice(1).replaceAll("0", "");
}

/** Changes, insertions, omissions and swaps of neighbours between two words, up to `most` + 1. */
function editDistance(left, right, most) {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let older = [];
  let old = Array.from({ length: right.length + 1 }, (_, place) => place);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        row[j] = Math.min(row[j], older[j - 2] + 1);
      }
    }
    [older, old] = [old, row];
  }
  return old[right.length];
}
