// SPDX-License-Identifier: Apache-2.0
#include "ui/page/followed_message.h"

#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

class FollowedWords {
    Q_DECLARE_TR_FUNCTIONS(FollowedWords)

public:
    static QString say(const QStringList& codes, int removed, int added)
    {
        QStringList parts;
        if (!codes.isEmpty())
            //: What a choice moved: codes, as "Z16 = 338, Z29 = 2"
            parts.append(tr("This followed: %1.").arg(codes.join(u", "_s)));
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
    using configuration::Because;
    const auto count = [&followed](Because because) {
        return static_cast<int>(std::ranges::count(followed, because, &configuration::Followed::because));
    };
    const int removed = count(Because::Unavailable);
    const int added = count(Because::Legal);
    const auto& fields = workspace.document().family().scheme->fields;
    QStringList codes;
    for (const auto& each : followed) {
        if (each.field)
            codes.append(toQt(fields[*each.field].id) + u" = "_s + toQt(each.after));
    }
    if (removed == 0 && added == 0 && codes.isEmpty())
        return std::nullopt;
    DocumentModel* document = &workspace.document();
    return Message{.words = [codes, removed, added] { return FollowedWords::say(codes, removed, added); },
        .actions = {{FollowedWords::undo, [document] { document->undoStack().undo(); }}}};
}

} // namespace meterbench::ui
