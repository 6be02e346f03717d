/** Shows something else in an open window; false when the person closed it meanwhile. */
export async function updateModal(visit, view_id, view) {
    try {
        await visit.client.views.update({ view_id, view });
        return true;
    }
    catch (error) {
        visit.log.debug({ error: String(error) }, "a window could not be updated");
        return false;
    }
}
//# sourceMappingURL=update-modal.js.map