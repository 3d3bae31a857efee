// Times are then shown in the reader's own time zone. Without this script, in the one that the organiser gave.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
for (const field of document.querySelectorAll('input[name="timeZone"]')) field.value = timeZone ?? "";
