// Without this file the button stays hidden and the form works as it is.
for (const button of document.querySelectorAll("button[data-shows]")) {
  const field = document.getElementById(button.dataset.shows);
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? "Hide" : "Show";
    button.setAttribute("aria-label", shown ? "Hide the password" : "Show the password");
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  // Browsers keep what text fields held, and password managers look for a password field.
  field.form.addEventListener("submit", () => show(false));
}
