/** The theme in force: what a visitor chose, else what the system asks for. */

const DARK = "(prefers-color-scheme: dark)";

/** @param {""|"light"|"dark"|"projector"} theme @param {boolean} isDark the system's wish */
export const resolved = (theme, isDark) => theme || (isDark ? "dark" : "light");

/** @param {string} now the resolved theme @returns {"light"|"dark"|"projector"} the next one of the round */
export const nextTheme = (now) => ({ light: "dark", dark: "projector", projector: "light" })[now] ?? "light";

/**
 * @param {() => ""|"light"|"dark"|"projector"} chosen @param {(theme: string) => void} tell
 * @returns {() => void} puts the theme in force
 */
export function themes(chosen, tell) {
  const system = matchMedia(DARK);
  const apply = () => {
    const theme = resolved(chosen(), system.matches);
    document.documentElement.dataset.theme = theme;
    tell(theme);
  };
  system.addEventListener("change", apply);
  return apply;
}
