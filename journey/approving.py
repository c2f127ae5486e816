"""Approving posts: writing into their files who approved them, when, and exactly what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journey.loading import load
from journey.model.approval import pin
from journey.model.post import Approved, Post
from journey.model.values import listed, shown
from journey.names import nearest
from journey.plan import Plan
from journey.sources.content import MAX_BYTES
from journey.sources.document import Document
from journey.sources.editing import Edit, Edited, edited, setting, written
from journey.sources.encoding import decode
from journey.sources.nodes import Mapping as Node
from journey.sources.problem import Location
from journey.sources.tree import Folder

_UNREADABLE = frozenset({"source/ambiguous", "source/encoding", "source/limits", "source/syntax"})


class NotApproved(Exception):  # noqa: N818 - it is an answer, and no fault
    """Why nothing was approved, in words for the person who wanted to."""


def approve(plan: Plan, folder: Folder, ids: Sequence[str], name: str) -> list[Location]:
    """Approve posts on the day of the plan, all of them or none.

    Args:
        plan: The plan, as it is on disk.
        folder: Its content folder.
        ids: The posts.
        name: Who approves them.

    Returns:
        The places of the approvals, in the order of the posts.

    Raises:
        NotApproved: It cannot be done, and nothing was written; or a file could not be written
            after others were.
    """
    check_approver(plan, name)
    posts = [_post(plan, id, name) for id in dict.fromkeys(ids)]
    approvals = {
        post.id: Approved(name, plan.today, str(pin(post, plan.placements_of[post.id])))
        for post in posts
    }
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for document in {id(post.source.document): post.source.document for post in posts}.values():
        path = document.path.removeprefix(folder.prefix)
        before[path] = _bytes(folder, path, document)
        here = [post for post in posts if post.source.document is document]
        edits = [edit for post in here for edit in _edits(post, approvals[post.id])]
        after[path] = edited(document, before[path], edits)
    new = load(Edited(folder, after), plan.today)
    for post in posts:
        if not _says(new, post, approvals[post.id]):
            raise NotApproved(
                f"Nothing was written, because it would not be read as intended. Write this "
                f"into {post.source.document.path} yourself, as a field of {post.id}: "
                f"approved: {written(_fields(approvals[post.id]))}"
            )
    if not _others_are_as_before(plan, new, approvals):
        raise NotApproved(
            f"Nothing was written, because it would change other posts, too. Write `approved:` "
            f"into {listed(folder.prefix + path for path in after)} yourself."
        )
    for path, data in after.items():
        _replace(folder, path, before[path], data)
    return [new.post_by_id[post.id].source.locate("approved") for post in posts]


def check_approver(plan: Plan, name: str) -> None:
    """Raise where the strategy knows people, or those who approve, and somebody is none of them."""
    people, approvers = plan.strategy.people, plan.strategy.approval.by
    if not name.strip() or not name.isprintable():
        raise NotApproved("Say who approves.")
    if people and name not in people:
        near = nearest(name, people)
        hint = f"Did you mean {near}?" if near else f"Choose {listed(people)}."
        raise NotApproved(f"{shown(name)} is not one of the people in the strategy. {hint}")
    if approvers and name not in approvers:
        raise NotApproved(
            f"{name} may not approve: according to the strategy, {listed(approvers)} may."
        )


def _post(plan: Plan, id: str, name: str) -> Post:
    """The post of an id, if it can be approved by somebody."""
    post = plan.post_by_id.get(id)
    if post is None:
        near = nearest(id, plan.post_by_id)
        raise NotApproved(f"There is no post {shown(id)}." + f" Did you mean {near}?" * bool(near))
    placements = plan.placements_of.get(id)
    if not placements:
        raise NotApproved(
            f"{id} has no channel with a date yet: an approval also covers where and when it "
            "goes out."
        )
    owners = {post.owner, *(placement.content.owner for placement in placements)}
    if plan.strategy.approval.required and name in owners:
        raise NotApproved(
            f"{name} owns {id}: according to the strategy, somebody else has to approve it."
        )
    return post


def _bytes(folder: Folder, path: str, document: Document) -> bytes:
    """The bytes of a file that was read to its end, and has not changed since."""
    problem = next((p for p in document.problems if p.rule in _UNREADABLE), None)
    if problem or not document.complete:
        slip = f" (line {problem.location.line}: {problem.message})" if problem else ""
        raise NotApproved(f"{document.path} cannot be read as it is{slip}: fix it first.")
    data = _read(folder, path)
    if decode(document.path, data).text.removeprefix("\ufeff") != document.text:
        raise NotApproved(f"{document.path} has changed in the meantime: try again.")
    return data


def _read(folder: Folder, path: str) -> bytes:
    try:
        return folder.read(path, MAX_BYTES + 1)
    except OSError as error:
        raise _refused(folder, path, "read", error) from None


def _replace(folder: Folder, path: str, before: bytes, after: bytes) -> None:
    if _read(folder, path) != before:
        raise NotApproved(f"{folder.prefix}{path} has changed in the meantime: try again.")
    if after == before:
        return
    try:
        folder.write(path, after)
    except OSError as error:
        raise _refused(folder, path, "written", error) from None


def _refused(folder: Folder, path: str, what: str, error: OSError) -> NotApproved:
    reason = error.strerror or str(error)
    return NotApproved(f"{folder.prefix}{path} cannot be {what}: {reason}.")


def _fields(approval: Approved) -> dict[str, str]:
    return {"by": approval.by or "", "date": str(approval.date), "of": approval.of or ""}


def _edits(post: Post, approval: Approved) -> Iterator[Edit]:
    """The edits that approve a post, and each channel of it that has an approval of its own."""
    source, fields = post.source, {"approved": _fields(approval)}
    yield from setting(source.document, source.node, fields)
    channels = source.node.get("channels")
    for changes in channels.values() if isinstance(channels, Node) else ():
        if isinstance(changes, Node) and "approved" in changes:
            yield from setting(source.document, changes, fields)


def _says(new: Plan, post: Post, approval: Approved) -> bool:
    """Whether a post is approved as it was meant to be, wherever it goes out."""
    now = new.post_by_id.get(post.id)
    if now is None:
        return False
    placements = new.placements_of.get(post.id, [])
    everywhere = (now, *(placement.content for placement in placements))
    return all(content.approved == approval for content in everywhere) and (
        str(pin(now, placements)) == approval.of
    )


def _others_are_as_before(old: Plan, new: Plan, approved: Mapping[str, Approved]) -> bool:
    """Whether all posts are what they were, but for the approvals of some."""
    if len(old.posts) != len(new.posts) or len(new.problems) > len(old.problems):
        return False
    for was, now in zip(old.posts, new.posts, strict=True):
        nodes = was.source.node, now.source.node
        one, other = map(_without_approval, nodes) if was.id in approved else nodes
        if one != other:
            return False
    return True


def _without_approval(node: Node) -> dict[str, object]:
    """The fields of a post but for its approvals."""
    kept: dict[str, object] = {key: value for key, value in node.items() if key != "approved"}
    channels = node.get("channels")
    if isinstance(channels, Node):
        kept["channels"] = {
            name: _without_approval(changes) if isinstance(changes, Node) else changes
            for name, changes in channels.items()
        }
    return kept
