/** The form a person submitted; every field is one block with one element. */
export function readForm(values) {
    const state = (field) => Object.values(values[field] ?? {})[0];
    return {
        has: (field) => field in values,
        text: (field) => textOf(state(field)).trim(),
        raw: (field) => textOf(state(field)),
        choices: (field) => (state(field)?.selected_options ?? []).map((option) => option.value),
        file(field) {
            const [file] = state(field)?.files ?? [];
            return file ? { id: file.id, name: file.name } : null;
        },
    };
}
function textOf(state) {
    const picked = state?.selected_option?.value ?? state?.selected_time;
    return state?.value ?? picked ?? state?.selected_conversation ?? state?.selected_user ?? "";
}
//# sourceMappingURL=form.js.map