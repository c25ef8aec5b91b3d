// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/hdlc/frame_reader.h"
#include "protocol/hdlc/unnumbered.h"
#include "protocol/push/ciphered_push.h"
#include "protocol/push/push_message.h"

/// A consumer port's bytes → messages, and a message → its bytes: HDLC UI frames (of protocol/hdlc) around the APDU,
/// opened with a cipher when one is given. It does not judge who sent a message, nor how old it is. The receiver is
/// an engine that never speaks; one owner, one line.
namespace meterbench::protocol::push {

/// HAN-NVE: 2400 8N1 on M-Bus. The connector itself does 9600 at most.
inline constexpr LineFormat consumerPortFormat{2400, 8, Parity::None, 1};

/// Who speaks to whom, in which portions.
struct PushAddressing {
    hdlc::Address destination = hdlc::Address::client(21);
    hdlc::Address source = hdlc::Address{16, 0, 1};
    std::size_t information = 1010; ///< octets of a frame
};

/// Seen with encrypted pushes.
inline constexpr PushAddressing cipheredAddressing{hdlc::Address::client(32), hdlc::Address{1, 0, 1}, 1010};

/// The frames of a plain message.
[[nodiscard]] Bytes frames(
    const PushMessage& message, const PushAddressing& addressing = {}, TimeForm form = TimeForm::Bare);

/// The frames of an encrypted one. Errors: the cipher's.
/// @param counter has never been used with this key: keep it before the bytes leave
[[nodiscard]] Result<Bytes> cipheredFrames(const PushMessage& message, PushCipher& cipher, Octets systemTitle,
    std::uint32_t counter, const PushAddressing& addressing = cipheredAddressing);

class PushReceiver {
public:
    /// @param cipher outlives the receiver; null: encrypted messages are errors
    explicit PushReceiver(PushCipher* cipher = nullptr) : m_cipher(cipher) { }

    [[nodiscard]] Effects receive(Octets bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant) { return {}; }
    void close();
    /// Errors of a message: `push-damaged`, `push-key-missing`, those of the cipher.
    [[nodiscard]] std::vector<Result<PushMessage>> takeEvents() { return std::exchange(m_messages, {}); }
    /// Frames begun and given up.
    [[nodiscard]] std::uint64_t damagedFrames() const { return m_reader.damagedCount(); }

private:
    [[nodiscard]] Result<PushMessage> open(Octets message);

    PushCipher* m_cipher;
    hdlc::FrameReader m_reader;
    hdlc::UnnumberedAssembler m_assembler;
    std::vector<Result<PushMessage>> m_messages;
};

} // namespace meterbench::protocol::push
