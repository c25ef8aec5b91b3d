// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QString>

#include <memory>

/// The meter's end of a pseudo-terminal: clients open its other end like a serial port, one after the other. Raw, eight
/// bits; whatever rate a client sets, bytes arrive at once. A client that goes leaves the line open for the next one.
/// POSIX only: elsewhere open() fails with `link-system`. One owner, one thread.
namespace meterbench::link {

class DescriptorChannel;

class PtyLink final : public Link {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PtyLink)

public:
    /// @param path becomes a symbolic link to the terminal, and goes with it; empty: none. A symbolic link that is
    /// there is replaced, anything else is not: `link-in-use`.
    explicit PtyLink(QString path);
    ~PtyLink() override;

    [[nodiscard]] LinkCapabilities capabilities() const override { return {}; }
    void open() override;
    void send(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::size_t pending() const override;
    void close() override;

    /// The terminal itself, "/dev/pts/7"; empty before opened().
    [[nodiscard]] const QString& terminal() const { return m_terminal; }

private:
    [[nodiscard]] Result<void> openTerminal();
    [[nodiscard]] Result<void> makeSymbolicLink();
    [[nodiscard]] Error systemFault(LinkFault fault) const;
    void holdTerminal();
    void releaseTerminal();
    void clientSpoke(std::span<const std::byte> bytes);
    void clientWent();

    QString m_path;
    QString m_terminal;
    std::unique_ptr<DescriptorChannel> m_channel;
    int m_heldTerminal = -1; ///< our own hold on the client's end while there is no client
    bool m_hasSymbolicLink = false;
};

} // namespace meterbench::link
