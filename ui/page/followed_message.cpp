// SPDX-License-Identifier: Apache-2.0
#include "ui/page/followed_message.h"

#include <QCoreApplication>

namespace meterbench::ui {

namespace {

class FollowedWords {
    Q_DECLARE_TR_FUNCTIONS(FollowedWords)

public:
    static QString say(int removed, int added)
    {
        QStringList parts;
        if (removed > 0)
            parts.append(tr("%n reading(s) that this meter does not have left the display lists.", nullptr, removed));
        if (added > 0)
            parts.append(tr("%n legal reading(s) entered the manual list.", nullptr, added));
        return parts.join(u' ');
    }
    static QString undo() { return tr("Undo"); }
};

} // namespace

std::optional<Message> followedMessage(Workspace& workspace, const edits::Followed& followed)
{
    const auto removed = static_cast<int>(followed.removed.size());
    const auto added = static_cast<int>(followed.added.size());
    if (removed == 0 && added == 0)
        return std::nullopt;
    DocumentModel* document = &workspace.document();
    return Message{.words = [removed, added] { return FollowedWords::say(removed, added); },
        .actions = {{FollowedWords::undo, [document] { document->undoStack().undo(); }}}};
}

} // namespace meterbench::ui
