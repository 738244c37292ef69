/** Characters of the bytes 0x80 to 0x9F. The five bytes that Windows-1252 leaves open stay control characters, as in browsers. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const UNDECODED = /[\x80-\x9f]/g

/** Node 18 to 23 decodes the bytes 0x80 to 0x9F of Windows-1252 as ISO-8859-1, to control characters. Browsers decode them correctly. */
export const repairWindows1252 = (text: string): string =>
  text.replace(UNDECODED, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] as string)
