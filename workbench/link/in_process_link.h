// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QPointer>

#include <memory>
#include <utility>

/// Two ends of a line that never leaves the program. What one end sends arrives at the other at the next turn of the
/// event loop; closing one closes the other. Each end has its owner; both live in one thread.
namespace meterbench::link {

class InProcessLink final : public Link {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InProcessLink)

public:
    [[nodiscard]] static std::pair<std::unique_ptr<InProcessLink>, std::unique_ptr<InProcessLink>> makePair();
    ~InProcessLink() override;

    [[nodiscard]] LinkCapabilities capabilities() const override { return {}; }
    void open() override;
    void send(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::size_t pending() const override { return m_queue.size(); }
    void close() override;

private:
    InProcessLink() = default;
    void later(void (InProcessLink::*step)());
    void finishOpening();
    void deliver();
    void peerWent();

    QPointer<InProcessLink> m_peer;
    protocol::Bytes m_queue;
    protocol::Bytes m_early; ///< arrived before this end was open
};

} // namespace meterbench::link
